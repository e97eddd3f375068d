package bench

import (
	"math/rand/v2"
	"strings"
	"unicode/utf8"
)

// characters are common characters, the most frequent first, as far as memory
// goes: the rare words of the vocabulary are made of them.
const characters = "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运" +
	"笔称河华怎林夜红照拿爱星急往首叫音步影吃离视每林花草树叶春夏秋冬风雨雪云朋友弟妹爷奶父母孩童校课堂室楼桥船车灯茶饭菜鱼鸟牛羊狗猫竹松梅兰菊荷桂桃李杏柳枫江湖泉溪岛岸沙石土田园村镇乡城街巷店铺厂矿农林牧渔商旅医药护病痛笑哭泪汗血肉骨脸耳鼻舌背腰脚指甲衣裤鞋帽针线布棉丝绸缎刀叉勺碗盘杯瓶盒箱柜桌椅床灶锅壶伞扇镜钟表琴棋画诗词歌舞剧戏曲谱纸墨砚印章信函邮报刊杂志编辑校订阅读写字句段篇章节" +
	"永恒坚持忍耐勇敢诚勤俭朴素谦虚礼貌尊敬孝顺慈善仁智勋章荣誉奖励鼓舞激奋拼搏拓创新革改良优秀杰卓越突破险阻碍困苦艰辛劳累疲倦休息睡梦醒悟惊喜欢乐悲愁怒恨怨悔愧羞惭怕恐惧忧虑焦躁宁静默契和谐融洽团圆聚散离合逢迎送别思念牵挂祝福寿康健旺盛繁茂丰富饶贫穷贵贱轻薄厚浓淡深浅宽窄粗细软硬冷热温凉暖寒潮湿干燥湿润"

// common are words that the articles of such portals are full of, the most
// frequent first.
const common = "我们 工作 学习 学生 同学 老师 生活 活动 学校 时间 自己 大家 问题 一个 要求 进行 通过 认真 组织 开展 " +
	"管理 教育 发展 社会 建设 服务 领导 干部 群众 企业 公司 单位 部门 项目 计划 总结 报告 方案 制度 落实 " +
	"责任 安全 检查 提高 加强 完成 目标 任务 情况 思想 精神 能力 水平 知识 教学 课堂 孩子 家长 父母 朋友 " +
	"同志 党员 支部 会议 文件 精细 安排 培训 考核 评价 质量 效果 方法 措施 意识 态度 作风 基础 重点 难点 " +
	"经济 文化 环境 资源 市场 产品 客户 销售 生产 技术 创新 改革 政策 法律 法规 合同 协议 申请 通知 决定 " +
	"意见 建议 讨论 交流 合作 支持 帮助 关心 爱护 尊重 理解 信任 坚持 努力 奋斗 拼搏 成功 失败 困难 挑战 " +
	"机会 希望 梦想 理想 信念 青春 人生 世界 祖国 民族 历史 时代 今天 明天 未来 过去 春天 夏天 秋天 冬天 " +
	"阳光 雨水 大地 天空 花朵 树木 河流 山川 故乡 母亲 父亲 家庭 亲人 感动 感谢 感恩 祝福 快乐 幸福 健康 " +
	"美丽 善良 勤劳 勇敢 诚信 友爱 团结 奉献 爱国 敬业 读书 写作 作文 文章 故事 语言 汉字 诗歌 散文 小说 " +
	"作者 人物 情节 主题 结构 描写 表达 感受 体会 心得 启发 收获 进步 成长 经历 经验 教训 反思 改进 不足 " +
	"数学 语文 英语 音乐 体育 美术 科学 实验 观察 思考 提问 回答 练习 作业 考试 成绩 班级 班主任 校长 校园 " +
	"节日 春节 中秋 端午 清明 国庆 元旦 重阳 传统 习俗 礼物 团圆 月亮 灯笼 鞭炮 饺子 粽子 月饼 祭祖 踏青 " +
	"演讲 致辞 发言 主持 晚会 比赛 竞赛 评比 表彰 奖励 荣誉 先进 优秀 模范 典型 榜样 示范 引领 带头 推动 " +
	"促进 保障 监督 审计 财务 预算 资金 成本 效益 利润 投资 风险 控制 流程 规范 标准 体系 机制 平台 网络 " +
	"信息 数据 电脑 软件 系统 设备 工程 施工 现场 材料 验收 设计 图纸 图书 资料 档案 记录 统计 分析 研究 " +
	"调查 调研 论文 课题 理论 实践 应用 案例 模式 策略 战略 规划 布局 城市 农村 乡镇 社区 街道 居民 农民 " +
	"农业 工业 交通 道路 车辆 医院 医生 护士 病人 药品 食品 卫生 疫情 防控 消防 应急 救援 保险 银行 贷款 " +
	"个人 简历 求职 面试 岗位 职业 专业 毕业 大学 实习 工资 薪酬 员工 人才 招聘 辞职 转正 晋升 述职 履职 " +
	"廉洁 纪律 监察 巡视 整改 贯彻 部署 推进 深入 全面 积极 主动 及时 有效 具体 主要 重要 必须 应当 不断 " +
	"根据 按照 围绕 结合 针对 为了 由于 因此 但是 如果 虽然 而且 然后 最后 首先 其次 同时 特别 非常 更加"

// clauses are what sentences are made of, the most frequent first. In them
// stands % for a word, @ for a year and # for a number.
const clauses = "我们要%%|%%的%|%和%都在%|在%中%了%|通过%%，%%|为%%打下了%|把%作为%的%|%%%|对%的%进行了%|%不是%，而是%|" +
	"每一次%都是%的%|只有%，才能%%|从%到%，%从未%|@年%%|全年共%%#次|%得到了%的%|让%成为%|有的%，有的%|他说%就是%|" +
	"随着%的%|围绕%这个%|与去年相比，%%了#个百分点|%%是%的关键|不仅要%，还要%|像%一样%|这是%的%，也是%的%|" +
	"#名%参加了%|站在%的%上|没有%就没有%|听着%，想着%|一边%，一边%|所谓%，无非是%|请各%按照%%|现将%%如下"

// titles are what titles are made of, as above.
const titles = "%%工作总结|关于%%的%|%%心得体会|@年%%工作计划|%%演讲稿|我的%%|%与%|%%活动方案|%%教案|%的%|" +
	"小学生%作文#篇|读《%%》有感|%%发言稿（精选#篇）|%%调研报告|论%%中的%|%%祝福语大全|致%的一封信|@年%%实施意见|难忘的%%|%%%"

// Latin words stand among the Chinese here and there.
const latin = "PPT Word Excel QQ App GDP AI WiFi email Internet"

// vocabulary is what articles are written with. It is the same for all seeds,
// so that corpora of different seeds are alike.
type vocabulary struct {
	words   []string // by frequency
	tags    []string // by frequency
	clauses []string
	titles  []string
	latin   []string
}

// Sizes of the vocabulary. Few words stand in most of a text, and most words in
// few texts: that is what makes the lists of an index long and short.
const (
	rareWords  = 2600 // of two characters
	longWords  = 800  // of three
	pairWords  = 1200 // of four
	tagWords   = 2000
	tagsBehind = 150 // words that are too common for a tag
)

func newVocabulary() *vocabulary {
	r := rand.New(rand.NewPCG(20210213, 1))
	base := strings.Fields(common)
	chars := []rune(characters)
	byChar, byWord := newZipf(len(chars), 30), newZipf(len(base), 40)
	suffixes := []rune("性化者率力度感式型会家员部史论学界心期法")
	seen := map[string]bool{}
	var words []string
	add := func(w string) {
		if !seen[w] {
			seen[w] = true
			words = append(words, w)
		}
	}
	fill := func(n int, word func() string) {
		for to := len(words) + n; len(words) < to; {
			add(word())
		}
	}
	for _, w := range base {
		add(w)
	}
	first := len(words)
	fill(rareWords, func() string { return string(chars[byChar.pick(r)]) + string(chars[byChar.pick(r)]) })
	fill(longWords, func() string { return base[byWord.pick(r)] + string(suffixes[r.IntN(len(suffixes))]) })
	fill(pairWords, func() string { return base[byWord.pick(r)] + base[byWord.pick(r)] })
	rest := words[first:]
	r.Shuffle(len(rest), func(i, j int) { rest[i], rest[j] = rest[j], rest[i] })
	v := &vocabulary{words: words, clauses: strings.Split(clauses, "|"), titles: strings.Split(titles, "|"), latin: strings.Fields(latin)}
	for i, w := range words {
		// Rare words of two characters are made up, and would look odd as tags.
		if i >= tagsBehind && (i < first || utf8.RuneCountInString(w) > 2) {
			v.tags = append(v.tags, w)
		}
	}
	v.tags = v.tags[:min(tagWords, len(v.tags))]
	return v
}

// zipf picks ranks 0 … n-1, of which rank k has a weight of 1/(k+offset). It
// counts in whole numbers, so that every machine picks the same.
type zipf struct{ sums []uint64 }

func newZipf(n, offset int) zipf {
	const one = 1 << 32
	z := zipf{make([]uint64, n)}
	sum := uint64(0)
	for k := range n {
		sum += one / uint64(k+offset)
		z.sums[k] = sum
	}
	return z
}

func (z zipf) pick(r *rand.Rand) int {
	at := r.Uint64N(z.sums[len(z.sums)-1])
	low, high := 0, len(z.sums)-1
	for low < high {
		mid := (low + high) / 2
		if z.sums[mid] > at {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return low
}
