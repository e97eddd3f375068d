// What Go and these scripts must agree on. It is written by
// go test ./internal/search -run TestScriptConstants -update
window.wdFormat = {
  version: 7,
  folds: [[65,90,1,32],[192,214,1,32],[216,222,1,32],[256,302,2,1],[306,310,2,1],[313,327,2,1],[330,374,2,1],[377,381,2,1],[913,929,1,32],[931,937,1,32],[1040,1071,1,32],[1024,1039,1,80],[65281,65312,1,-65248],[65313,65338,1,-65216],[65339,65374,1,-65248]],
  variants: "○〇◯〇著着瞭了拚拼覆复藉借座坐画划沈沉俱具彷仿乾干徵征麽么幺么後后於于夥伙捱挨摺折甯宁菸烟薹苔醣糖麴曲吒咤榘矩薰熏阪坂醯酰链炼",
  many: "\u00a0 \nªa\n\u00ad\n²2\n³3\nµμ\n¹1\nºo\n¼ 1/4 \n½ 1/2 \n¾ 3/4 \n\u2000 \n\u2001 \n\u2002 \n\u2003 \n\u2004 \n\u2005 \n\u2006 \n\u2007 \n\u2008 \n\u2009 \n\u200a \n\u200b\n\u200c\n\u200d\n\u200e\n\u200f\n\u202a\n\u202b\n\u202c\n\u202d\n\u202e\n\u202f \n\u205f \n\u2060\n\u2066\n\u2067\n\u2068\n\u2069\n⁰0\nⁱi\n⁴4\n⁵5\n⁶6\n⁷7\n⁸8\n⁹9\n⁺+\n⁻-\n⁼=\n⁽(\n⁾)\nⁿn\n₀0\n₁1\n₂2\n₃3\n₄4\n₅5\n₆6\n₇7\n₈8\n₉9\n₊+\n₋-\n₌=\n₍(\n₎)\nₐa\nₑe\nₒo\nₓx\nₔə\nₕh\nₖk\nₗl\nₘm\nₙn\nₚp\nₛs\nₜt\n℀a/c\n℁a/s\nℂc\n℃°c\n℅c/o\n℆c/u\nℇƐ\n℉°f\nℊg\nℋh\nℌh\nℍh\nℎh\nℏħ\nℐi\nℑi\nℒl\nℓl\nℕn\n№no\nℙp\nℚq\nℛr\nℜr\nℝr\n℡tel\nℤz\nΩω\nℨz\nKk\nÅå\nℬb\nℭc\nℯe\nℰe\nℱf\nℳm\nℴo\nℵא\nℶב\nℷג\nℸד\nℹi\n℻fax\nℼπ\nℽγ\nℾγ\nℿπ\n⅀∑\nⅅd\nⅆd\nⅇe\nⅈi\nⅉj\n⅐ 1/7 \n⅑ 1/9 \n⅒ 1/10 \n⅓ 1/3 \n⅔ 2/3 \n⅕ 1/5 \n⅖ 2/5 \n⅗ 3/5 \n⅘ 4/5 \n⅙ 1/6 \n⅚ 5/6 \n⅛ 1/8 \n⅜ 3/8 \n⅝ 5/8 \n⅞ 7/8 \n⅟ 1/ \nⅠi\nⅡii\nⅢiii\nⅣiv\nⅤv\nⅥvi\nⅦvii\nⅧviii\nⅨix\nⅩx\nⅪxi\nⅫxii\nⅬl\nⅭc\nⅮd\nⅯm\nⅰi\nⅱii\nⅲiii\nⅳiv\nⅴv\nⅵvi\nⅶvii\nⅷviii\nⅸix\nⅹx\nⅺxi\nⅻxii\nⅼl\nⅽc\nⅾd\nⅿm\n↉0/3\n−-\n∶:\n① 1 \n② 2 \n③ 3 \n④ 4 \n⑤ 5 \n⑥ 6 \n⑦ 7 \n⑧ 8 \n⑨ 9 \n⑩ 10 \n⑪ 11 \n⑫ 12 \n⑬ 13 \n⑭ 14 \n⑮ 15 \n⑯ 16 \n⑰ 17 \n⑱ 18 \n⑲ 19 \n⑳ 20 \n⑴ (1) \n⑵ (2) \n⑶ (3) \n⑷ (4) \n⑸ (5) \n⑹ (6) \n⑺ (7) \n⑻ (8) \n⑼ (9) \n⑽ (10) \n⑾ (11) \n⑿ (12) \n⒀ (13) \n⒁ (14) \n⒂ (15) \n⒃ (16) \n⒄ (17) \n⒅ (18) \n⒆ (19) \n⒇ (20) \n⒈ 1. \n⒉ 2. \n⒊ 3. \n⒋ 4. \n⒌ 5. \n⒍ 6. \n⒎ 7. \n⒏ 8. \n⒐ 9. \n⒑ 10. \n⒒ 11. \n⒓ 12. \n⒔ 13. \n⒕ 14. \n⒖ 15. \n⒗ 16. \n⒘ 17. \n⒙ 18. \n⒚ 19. \n⒛ 20. \n⒜ (a) \n⒝ (b) \n⒞ (c) \n⒟ (d) \n⒠ (e) \n⒡ (f) \n⒢ (g) \n⒣ (h) \n⒤ (i) \n⒥ (j) \n⒦ (k) \n⒧ (l) \n⒨ (m) \n⒩ (n) \n⒪ (o) \n⒫ (p) \n⒬ (q) \n⒭ (r) \n⒮ (s) \n⒯ (t) \n⒰ (u) \n⒱ (v) \n⒲ (w) \n⒳ (x) \n⒴ (y) \n⒵ (z) \nⒶ a \nⒷ b \nⒸ c \nⒹ d \nⒺ e \nⒻ f \nⒼ g \nⒽ h \nⒾ i \nⒿ j \nⓀ k \nⓁ l \nⓂ m \nⓃ n \nⓄ o \nⓅ p \nⓆ q \nⓇ r \nⓈ s \nⓉ t \nⓊ u \nⓋ v \nⓌ w \nⓍ x \nⓎ y \nⓏ z \nⓐ a \nⓑ b \nⓒ c \nⓓ d \nⓔ e \nⓕ f \nⓖ g \nⓗ h \nⓘ i \nⓙ j \nⓚ k \nⓛ l \nⓜ m \nⓝ n \nⓞ o \nⓟ p \nⓠ q \nⓡ r \nⓢ s \nⓣ t \nⓤ u \nⓥ v \nⓦ w \nⓧ x \nⓨ y \nⓩ z \n⓪ 0 \n⓫ 11 \n⓬ 12 \n⓭ 13 \n⓮ 14 \n⓯ 15 \n⓰ 16 \n⓱ 17 \n⓲ 18 \n⓳ 19 \n⓴ 20 \n⓵ 1 \n⓶ 2 \n⓷ 3 \n⓸ 4 \n⓹ 5 \n⓺ 6 \n⓻ 7 \n⓼ 8 \n⓽ 9 \n⓾ 10 \n⓿ 0 \n❶ 1 \n❷ 2 \n❸ 3 \n❹ 4 \n❺ 5 \n❻ 6 \n❼ 7 \n❽ 8 \n❾ 9 \n❿ 10 \n➀ 1 \n➁ 2 \n➂ 3 \n➃ 4 \n➄ 5 \n➅ 6 \n➆ 7 \n➇ 8 \n➈ 9 \n➉ 10 \n➊ 1 \n➋ 2 \n➌ 3 \n➍ 4 \n➎ 5 \n➏ 6 \n➐ 7 \n➑ 8 \n➒ 9 \n➓ 10 \n\u3000 \n㈀(ᄀ)\n㈁(ᄂ)\n㈂(ᄃ)\n㈃(ᄅ)\n㈄(ᄆ)\n㈅(ᄇ)\n㈆(ᄉ)\n㈇(ᄋ)\n㈈(ᄌ)\n㈉(ᄎ)\n㈊(ᄏ)\n㈋(ᄐ)\n㈌(ᄑ)\n㈍(ᄒ)\n㈎(가)\n㈏(나)\n㈐(다)\n㈑(라)\n㈒(마)\n㈓(바)\n㈔(사)\n㈕(아)\n㈖(자)\n㈗(차)\n㈘(카)\n㈙(타)\n㈚(파)\n㈛(하)\n㈜(주)\n㈝(오전)\n㈞(오후)\n㈠(一)\n㈡(二)\n㈢(三)\n㈣(四)\n㈤(五)\n㈥(六)\n㈦(七)\n㈧(八)\n㈨(九)\n㈩(十)\n㈪(月)\n㈫(火)\n㈬(水)\n㈭(木)\n㈮(金)\n㈯(土)\n㈰(日)\n㈱(株)\n㈲(有)\n㈳(社)\n㈴(名)\n㈵(特)\n㈶(财)\n㈷(祝)\n㈸(労)\n㈹(代)\n㈺(呼)\n㈻(学)\n㈼(监)\n㈽(企)\n㈾(资)\n㈿(协)\n㉀(祭)\n㉁(休)\n㉂(自)\n㉃(至)\n㉄问\n㉅幼\n㉆文\n㉇筝\n㉐pte\n㉑21\n㉒22\n㉓23\n㉔24\n㉕25\n㉖26\n㉗27\n㉘28\n㉙29\n㉚30\n㉛31\n㉜32\n㉝33\n㉞34\n㉟35\n㉠ᄀ\n㉡ᄂ\n㉢ᄃ\n㉣ᄅ\n㉤ᄆ\n㉥ᄇ\n㉦ᄉ\n㉧ᄋ\n㉨ᄌ\n㉩ᄎ\n㉪ᄏ\n㉫ᄐ\n㉬ᄑ\n㉭ᄒ\n㉮가\n㉯나\n㉰다\n㉱라\n㉲마\n㉳바\n㉴사\n㉵아\n㉶자\n㉷차\n㉸카\n㉹타\n㉺파\n㉻하\n㉼참고\n㉽주의\n㉾우\n㊱36\n㊲37\n㊳38\n㊴39\n㊵40\n㊶41\n㊷42\n㊸43\n㊹44\n㊺45\n㊻46\n㊼47\n㊽48\n㊾49\n㊿50\n㋀1月\n㋁2月\n㋂3月\n㋃4月\n㋄5月\n㋅6月\n㋆7月\n㋇8月\n㋈9月\n㋉10月\n㋊11月\n㋋12月\n㋌hg\n㋍erg\n㋎ev\n㋏ltd\n㋐ア\n㋑イ\n㋒ウ\n㋓エ\n㋔オ\n㋕カ\n㋖キ\n㋗ク\n㋘ケ\n㋙コ\n㋚サ\n㋛シ\n㋜ス\n㋝セ\n㋞ソ\n㋟タ\n㋠チ\n㋡ツ\n㋢テ\n㋣ト\n㋤ナ\n㋥ニ\n㋦ヌ\n㋧ネ\n㋨ノ\n㋩ハ\n㋪ヒ\n㋫フ\n㋬ヘ\n㋭ホ\n㋮マ\n㋯ミ\n㋰ム\n㋱メ\n㋲モ\n㋳ヤ\n㋴ユ\n㋵ヨ\n㋶ラ\n㋷リ\n㋸ル\n㋹レ\n㋺ロ\n㋻ワ\n㋼ヰ\n㋽ヱ\n㋾ヲ\n㋿令和\n㌀アパート\n㌁アルファ\n㌂アンペア\n㌃アール\n㌄イニング\n㌅インチ\n㌆ウォン\n㌇エスクード\n㌈エーカー\n㌉オンス\n㌊オーム\n㌋カイリ\n㌌カラット\n㌍カロリー\n㌎ガロン\n㌏ガンマ\n㌐ギガ\n㌑ギニー\n㌒キュリー\n㌓ギルダー\n㌔キロ\n㌕キログラム\n㌖キロメートル\n㌗キロワット\n㌘グラム\n㌙グラムトン\n㌚クルゼイロ\n㌛クローネ\n㌜ケース\n㌝コルナ\n㌞コーポ\n㌟サイクル\n㌠サンチーム\n㌡シリング\n㌢センチ\n㌣セント\n㌤ダース\n㌥デシ\n㌦ドル\n㌧トン\n㌨ナノ\n㌩ノット\n㌪ハイツ\n㌫パーセント\n㌬パーツ\n㌭バーレル\n㌮ピアストル\n㌯ピクル\n㌰ピコ\n㌱ビル\n㌲ファラッド\n㌳フィート\n㌴ブッシェル\n㌵フラン\n㌶ヘクタール\n㌷ペソ\n㌸ペニヒ\n㌹ヘルツ\n㌺ペンス\n㌻ページ\n㌼ベータ\n㌽ポイント\n㌾ボルト\n㌿ホン\n㍀ポンド\n㍁ホール\n㍂ホーン\n㍃マイクロ\n㍄マイル\n㍅マッハ\n㍆マルク\n㍇マンション\n㍈ミクロン\n㍉ミリ\n㍊ミリバール\n㍋メガ\n㍌メガトン\n㍍メートル\n㍎ヤード\n㍏ヤール\n㍐ユアン\n㍑リットル\n㍒リラ\n㍓ルピー\n㍔ルーブル\n㍕レム\n㍖レントゲン\n㍗ワット\n㍘0点\n㍙1点\n㍚2点\n㍛3点\n㍜4点\n㍝5点\n㍞6点\n㍟7点\n㍠8点\n㍡9点\n㍢10点\n㍣11点\n㍤12点\n㍥13点\n㍦14点\n㍧15点\n㍨16点\n㍩17点\n㍪18点\n㍫19点\n㍬20点\n㍭21点\n㍮22点\n㍯23点\n㍰24点\n㍱hpa\n㍲da\n㍳au\n㍴bar\n㍵ov\n㍶pc\n㍷dm\n㍸dm2\n㍹dm3\n㍺iu\n㍻平成\n㍼昭和\n㍽大正\n㍾明治\n㍿株式会社\n㎀pa\n㎁na\n㎂μa\n㎃ma\n㎄ka\n㎅kb\n㎆mb\n㎇gb\n㎈cal\n㎉kcal\n㎊pf\n㎋nf\n㎌μf\n㎍μg\n㎎mg\n㎏kg\n㎐hz\n㎑khz\n㎒mhz\n㎓ghz\n㎔thz\n㎕μl\n㎖ml\n㎗dl\n㎘kl\n㎙fm\n㎚nm\n㎛μm\n㎜mm\n㎝cm\n㎞km\n㎟mm2\n㎠cm2\n㎡m2\n㎢km2\n㎣mm3\n㎤cm3\n㎥m3\n㎦km3\n㎧m∕s\n㎨m∕s2\n㎩pa\n㎪kpa\n㎫mpa\n㎬gpa\n㎭rad\n㎮rad∕s\n㎯rad∕s2\n㎰ps\n㎱ns\n㎲μs\n㎳ms\n㎴pv\n㎵nv\n㎶μv\n㎷mv\n㎸kv\n㎹mv\n㎺pw\n㎻nw\n㎼μw\n㎽mw\n㎾kw\n㎿mw\n㏀kω\n㏁mω\n㏂a.m.\n㏃bq\n㏄cc\n㏅cd\n㏆c∕kg\n㏇co.\n㏈db\n㏉gy\n㏊ha\n㏋hp\n㏌in\n㏍kk\n㏎km\n㏏kt\n㏐lm\n㏑ln\n㏒log\n㏓lx\n㏔mb\n㏕mil\n㏖mol\n㏗ph\n㏘p.m.\n㏙ppm\n㏚pr\n㏛sr\n㏜sv\n㏝wb\n㏞v∕m\n㏟a∕m\n㏠1日\n㏡2日\n㏢3日\n㏣4日\n㏤5日\n㏥6日\n㏦7日\n㏧8日\n㏨9日\n㏩10日\n㏪11日\n㏫12日\n㏬13日\n㏭14日\n㏮15日\n㏯16日\n㏰17日\n㏱18日\n㏲19日\n㏳20日\n㏴21日\n㏵22日\n㏶23日\n㏷24日\n㏸25日\n㏹26日\n㏺27日\n㏻28日\n㏼29日\n㏽30日\n㏾31日\n㏿gal\nﬀff\nﬁfi\nﬂfl\nﬃffi\nﬄffl\nﬅst\nﬆst\n︀\n︁\n︂\n︃\n︄\n︅\n︆\n︇\n︈\n︉\n︊\n︋\n︌\n︍\n︎\n️\n︐,\n︑、\n︒。\n︓:\n︔;\n︕!\n︖?\n︗〖\n︘〗\n︙...\n︰..\n︱—\n︲–\n︳_\n︴_\n︵(\n︶)\n︷{\n︸}\n︹〔\n︺〕\n︻【\n︼】\n︽《\n︾》\n︿〈\n﹀〉\n﹁「\n﹂」\n﹃『\n﹄』\n﹇[\n﹈]\n﹍_\n﹎_\n﹏_\n﹐,\n﹑、\n﹒.\n﹔;\n﹕:\n﹖?\n﹗!\n﹘—\n﹙(\n﹚)\n﹛{\n﹜}\n﹝〔\n﹞〕\n﹟#\n﹠\u0026\n﹡*\n﹢+\n﹣-\n﹤\u003c\n﹥\u003e\n﹦=\n﹨\\\n﹩$\n﹪%\n﹫@\n\ufeff\n｡。\n｢「\n｣」\n､、\n･・\n￠¢\n￡£\n￢¬\n￤¦\n￥¥\n￦₩",
  han: [[12293,12293],[12295,12295],[12353,12438],[12449,12538],[12540,12540],[12549,12591],[13312,19903],[19968,40959],[63744,64255],[131072,262143]],
  digits: [[48,57]],
  letters: [[97,122],[192,214],[216,246],[248,591],[880,1327],[44032,55203]],
  spaces: [[9,13],[32,32],[160,160],[8192,8203],[8239,8239],[8287,8287],[12288,12288],[65279,65279]],
  marks: [[32,32],[34,34],[39,41],[45,45],[91,91],[93,93],[123,123],[125,125],[171,171],[183,183],[187,187],[8208,8213],[8216,8223],[8226,8226],[8231,8231],[8249,8250],[8729,8729],[8901,8901],[9472,9473],[10216,10217],[11834,11835],[12289,12289],[12296,12305],[12308,12315],[12317,12319],[12539,12539]],
  edges: [[32,34],[39,41],[44,46],[58,59],[63,63],[91,91],[93,93],[123,123],[125,125],[171,171],[183,183],[187,187],[8208,8213],[8216,8223],[8226,8226],[8230,8231],[8249,8250],[8729,8729],[8901,8901],[9472,9473],[10216,10217],[11834,11835],[12289,12290],[12296,12305],[12308,12315],[12317,12319],[12539,12539],[65281,65281],[65306,65307],[65311,65311]],
  maxQuery: 200,
  maxTerms: 16,
  maxPairs: 8,
  maxWord: 24,
  maxUnit: 3,
  base: 93,
  digits93: " !#$%\u0026'()*+,-./0123456789:;\u003c=\u003e?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~",
  bits93: 13,
  oneDigit: 48,
  twoDigits: 32,
  leastMatch: 4,
  longMatch: 91,
  escape: 92,
  pairs: {"numberBits":15,"runeBits":21,"first":12288,"last":40959,"zero":19968,"digit":20992,"letter":20993,"none":20994,"factors":[2654435761,2246822507]},
  words: {"basis":2166136261,"factor":16777619,"shift":15,"chars":2,"end":32},
  titles: [31,7],
  rice: [69,100],
  levelBits: 2,
  signatureBits: 14,
  levelWeights: [4,5,6,16],
  bounds: [700,5,12],
  maxLiteral: 100,
  maxChecked: 400,
  maxScanned: 2000,
  maxScannedUnits: 1398101,
  orderDocs: 1024,
  sieveAfter: 3,
  sieveLeast: 8,
  maxSlices: 5,
  separator: "｜",
  snippetLength: 90,
  snippetLead: 24,
  maxPlaces: 100,
};
// End of what is written.

// Reads the files of the search index. They are classic scripts, since browsers
// load nothing else from a folder; each calls wdIndex with its name and what it
// holds. Package search/format tells what the files look like.
(function () {
  "use strict";
  const F = window.wdFormat;

  // The folder of the index, as the search form of the page names it.
  const form = document.querySelector("form[data-index]");
  const base = form ? new URL(form.getAttribute("data-index"), location.href).href.replace(/[^/]*$/, "") : "";
  const values = {}, promises = {};

  window.wdIndex = function (name, a, b) { values[name] = b === undefined ? a : [a, b]; };

  function damaged(name) {
    const e = new Error(name);
    e.file = name + ".js";
    return e;
  }

  // file gives what a script of the index hands over. The few that keep their
  // names when the site changes are asked for anew every ten minutes, or at once.
  function file(name, anew) {
    if (anew) { delete promises[name]; }
    forget(name);
    return promises[name] || (promises[name] = new Promise(function (resolve, reject) {
      const s = document.createElement("script");
      function end() {
        s.remove();
        if (name in values) {
          resolve(values[name]);
          delete values[name];
        } else {
          delete promises[name];
          reject(damaged(name));
        }
      }
      s.onload = s.onerror = end;
      const fixed = name.indexOf("/") < 0 && /^http/.test(base);
      s.src = base + name + ".js" + (fixed ? "?" + (anew ? Date.now() : Math.floor(Date.now() / 6e5)) : "");
      document.head.appendChild(s);
    }));
  }

  // forget lets go of what was asked for long ago: a reader may ask much.
  const names = [];
  function forget(name) {
    if (promises[name] || name.indexOf("/") < 0) { return; }
    names.push(name);
    if (names.length > 500) { delete promises[names.shift()]; }
  }

  // ---- Bytes and texts

  // Bytes are handed over as text: some bits in each two of the characters.
  const digits = F.base, bits93 = F.bits93;
  const value93 = new Int8Array(128).fill(-1), pair93 = new Int16Array(1 << 14).fill(-1);
  for (let v = 0; v < digits; v++) { value93[F.digits93.charCodeAt(v)] = v; }
  for (let i = 0; i < 1 << 14; i++) {
    const v = value93[i >> 7] * digits + value93[i & 127];
    if (value93[i >> 7] >= 0 && value93[i & 127] >= 0 && v < 1 << bits93) { pair93[i] = v; }
  }
  // The loops of this file are long and flat: a search runs through them once, so
  // that browsers have no time to do away with calls. Behind the bytes are some
  // zeros, so that bits can be read some at a time.
  function decode(n, text) {
    const size = text.length / 2 * bits93 >> 3, out = new Uint8Array(size + 8);
    let acc = 0, held = 0, at = 0;
    for (let i = 0; i < text.length; i += 2) {
      const a = text.charCodeAt(i), b = text.charCodeAt(i + 1), v = (a | b) < 128 ? pair93[a << 7 | b] : -1;
      if (v < 0) { throw 0; }
      acc = (acc & 0x7F) << bits93 | v;
      held += bits93 - 8;
      out[at++] = acc >> held;
      if (held >= 8) { out[at++] = acc >> (held -= 8); }
    }
    if (!(n <= size)) { throw 0; }
    return out.fill(0, n).subarray(0, n);
  }

  // uncompact gives what was compressed into such characters: n units of texts,
  // of which the most common have numbers in a list.
  const oneDigit = F.oneDigit, firstMatch = oneDigit + F.twoDigits, longMatch = F.longMatch, escape = F.escape, leastMatch = F.leastMatch;
  function uncompact(n, text, chars) {
    if (!(n <= digits * text.length)) { throw 0; } // no characters give more
    const out = new Uint16Array(n);
    let at = 0, k = 0;
    function digit() {
      const v = value93[text.charCodeAt(at++)];
      if (!(v >= 0)) { throw 0; }
      return v;
    }
    while (at < text.length) {
      let v = value93[text.charCodeAt(at++)];
      if (!(v >= 0)) { throw 0; }
      if (v < firstMatch) {
        if (v >= oneDigit) { v = oneDigit + (v - oneDigit) * digits + digit(); }
        if (v >= chars.length) { throw 0; }
        out[k++] = chars[v];
      } else if (v === escape) {
        const high = digit(), middle = digit();
        out[k++] = (high * digits + middle) * digits + digit();
      } else {
        const high = digit(), away = high * digits + digit();
        let length = v - firstMatch + leastMatch;
        if (v === longMatch) {
          let more;
          do { length += more = digit(); } while (more === escape);
        }
        if (!away || away > k || k + length > n) { throw 0; }
        for (; length > 0; length--, k++) { out[k] = out[k - away]; }
      }
    }
    if (k !== n) { throw 0; }
    return stringOf(out);
  }

  // stringOf makes a text of units, some at a time: a call takes only so many.
  function stringOf(units) {
    let s = "";
    for (let i = 0; i < units.length; i += 8192) { s += String.fromCharCode.apply(null, units.subarray(i, i + 8192)); }
    return s;
  }

  // read makes something of what a file hands over.
  function read(name, make) {
    return file(name).then(function (v) {
      try {
        return make(v);
      } catch (e) {
        throw damaged(name);
      }
    });
  }

  // shard gives a reader of a file's bytes.
  function shard(name) { return read(name, function (v) { return new Reader(decode(v[0], v[1]), name); }); }

  // texts gives a function that returns one text of a file after the other.
  function texts(name, chars) {
    return read(name, function (v) {
      const s = uncompact(v[0], v[1], chars);
      let at = 0;
      function next() {
        const from = at, to = s.indexOf("\0", from);
        if (to < 0) { throw damaged(name); }
        at = to + 1;
        return s.slice(from, to);
      }
      // Some up to an empty one.
      next.list = function () {
        const list = [];
        for (let t; (t = next());) { list.push(t); }
        return list;
      };
      next.more = function () { return at < s.length; };
      return next;
    });
  }

  function Reader(b, name) { this.b = b; this.at = 0; this.name = name; }
  Reader.prototype = {
    uint: function () {
      for (let v = 0, m = 1; this.at < this.b.length; m *= 128) {
        const c = this.b[this.at++];
        v += (c & 127) * m;
        if (c < 128) { return v; }
      }
      throw damaged(this.name);
    },
    take: function (n) {
      if (this.at + n > this.b.length) { throw damaged(this.name); }
      return this.b.subarray(this.at, this.at += n);
    },
    // The characters of texts are in order within those of one digit and within
    // each first digit of two.
    chars: function () {
      const n = this.uint();
      if (n > this.b.length) { throw damaged(this.name); } // each takes a byte
      const list = new Uint16Array(n);
      for (let i = 0, c = 0; i < n; i++) {
        if (!i || i >= oneDigit && (i - oneDigit) % digits === 0) { c = 0; }
        list[i] = c += this.uint();
      }
      return list;
    }
  };

  // ---- Tables and postings

  // table reads what there is of every document of a segment.
  function table(r, s, index) {
    const t = { s: s, index: index, traditional: r.uint(), channels: [], days: new Int32Array(s.d), festivals: [], dead: new Uint8Array(s.d) };
    let docs = 0;
    for (let n = r.uint(); n > 0; n--) {
      t.channels.push(docs);
      const size = r.uint();
      if (!size) { continue; }
      let day = r.uint();
      day = day % 2 ? -(day + 1) / 2 : day / 2;
      if (docs + size > s.d) { throw damaged(r.name); }
      const k = r.uint(), gaps = new Int32Array(size - 1);
      if (!rices(r.take(r.uint()), k, gaps)) { throw damaged(r.name); }
      t.days[docs++] = day;
      for (let i = 0; i < size - 1; i++) { t.days[docs++] = day += gaps[i]; }
    }
    for (let n = r.uint(); n > 0; n--) {
      const list = [];
      let doc = 0;
      for (let k = r.uint(); k > 0; k--) { list.push(doc += r.uint()); }
      t.festivals.push(list);
    }
    t.chars = r.chars();
    let doc = 0;
    s.x.forEach(function (gap) { t.dead[doc += gap] = 1; });
    return t;
  }

  // orders reads the second part of the table: times, hashes of addresses, and sizes, of
  // n documents.
  function orders(r, n) {
    const o = { seconds: new Float64Array(n), addresses: new Uint32Array(n), units: new Uint32Array(n) };
    for (let i = 0, second = 0; i < n; i++) {
      const v = r.uint(), b = (second += v % 2 ? -(v + 1) / 2 : v / 2, r.take(4));
      o.seconds[i] = second;
      o.addresses[i] = (b[0] | b[1] << 8 | b[2] << 16 | b[3] << 24) >>> 0;
      o.units[i] = r.uint();
    }
    return o;
  }

  // rices reads numbers in Rice code with the parameter k, as many as there is room
  // for, and behind each, where they are wanted, a level: 0, 10, 110 or 111. They are
  // in bytes of what decode made, or of part of it; bits begin with the highest. It
  // reports whether they were all there.
  function rices(bytes, k, numbers, levels) {
    const b = new Uint8Array(bytes.buffer), end = 8 * (bytes.byteOffset + bytes.length), n = numbers.length, most = b.length - 4;
    let at = 8 * bytes.byteOffset;
    if (k > 31) { return false; }
    function bits(n) {
      let v = 0;
      for (; n > 0; n--, at++) { v = 2 * v + (at < end ? b[at >> 3] >> 7 - (at & 7) & 1 : 0); }
      return v;
    }
    for (let i = 0; i < n; i++) {
      const from = at >> 3;
      if (from > most) { return false; }
      // At least 25 bits, on top.
      const ahead = (b[from] << 24 | b[from + 1] << 16 | b[from + 2] << 8 | b[from + 3]) << (at & 7), ones = Math.clz32(~ahead);
      let top;
      if (ones + k < 22) {
        numbers[i] = (ones << k) + (k ? ahead << ones + 1 >>> 32 - k : 0);
        at += ones + 1 + k;
        top = ahead << ones + 1 + k >>> 29;
      } else {
        let q = 0;
        for (; at < end && bits(1); q++) { /* counted */ }
        numbers[i] = q * Math.pow(2, k) + bits(k);
        top = bits(3);
        at -= 3;
      }
      if (levels) {
        const level = top < 4 ? 0 : top < 6 ? 1 : top - 4;
        levels[i] = level;
        at += level < 3 ? level + 1 : 3;
      }
    }
    return at <= end;
  }

  function riceParameter(n, df) {
    const mean = Math.floor(n * F.rice[0] / (df * F.rice[1]));
    return mean < 1 ? 0 : 31 - Math.clz32(mean);
  }

  // A shard holds its terms with the heads of their postings, and behind them the
  // lists. term gets the first number of a term, and reads the rest; it returns whether
  // the term is wanted.
  function entries(r, term) {
    const found = [];
    let size = 0;
    for (let n = r.uint(); n > 0; n--) {
      const first = r.uint(), single = first % 2, wanted = term(Math.floor(first / 2)), e = { df: single || r.uint(), from: size };
      const v = r.uint();
      if (single) { e.one = v; } else { size += v; }
      e.to = size;
      if (wanted) { found.push(e); }
    }
    const lists = r.take(size);
    found.forEach(function (e) { e.list = lists.subarray(e.from, e.to); });
    return found;
  }

  // postings gives the documents, of n, and levels of an entry.
  const levelSize = 1 << F.levelBits;
  function postings(e, n, name) {
    if (e.df === 1) {
      if (e.one >= levelSize * n) { throw damaged(name); }
      return { docs: Int32Array.of(Math.floor(e.one / levelSize)), levels: Uint8Array.of(e.one % levelSize) };
    }
    if (!e.df || e.df > 8 * e.list.length) { throw damaged(name); } // each takes a bit at least
    const docs = new Int32Array(e.df), levels = new Uint8Array(e.df);
    if (!rices(e.list, riceParameter(n, e.df), docs, levels)) { throw damaged(name); }
    for (let i = 0, next = 0; i < e.df; i++) {
      docs[i] = next += docs[i];
      if (next++ >= n) { throw damaged(name); }
    }
    return { docs: docs, levels: levels };
  }

  // ---- In which files of a segment terms stand

  const numberBits = F.pairs.numberBits, hashMask = Math.pow(2, 2 * numberBits) - 1;
  function hashOf(number) {
    const hash = Math.imul(number, F.pairs.factors[0]) & hashMask;
    return Math.imul(hash ^ hash >>> numberBits, F.pairs.factors[1]) & hashMask;
  }
  function pairFile(s, hash) { return s.n + "/p" + Math.floor(hash * s.p / (hashMask + 1)); }

  function wordFile(s, word) {
    const chars = Array.from(word), w = F.words;
    let h = w.basis | 0;
    chars.slice(0, w.chars).forEach(function (c) { h = Math.imul(h ^ c.codePointAt(0), w.factor); });
    if (chars.length === 1) { h = Math.imul(h ^ w.end, w.factor); }
    h = (h ^ h >>> w.shift) >>> 0;
    return s.n + "/w" + h % s.w;
  }

  // titleFile gives the file of titles whose reading begins with a text.
  function titleFile(s, typed) {
    return s.n + "/s" + (typed.charCodeAt(0) * F.titles[0] + typed.charCodeAt(1) * F.titles[1]) % s.s;
  }

  // The search page needs the index whatever is asked, and before the other scripts
  // are there.
  if (document.querySelector(".search")) { file("index").catch(function () { }); }

  window.wdFiles = {
    damaged: damaged, decode: decode, entries: entries, file: file, hashOf: hashOf, orders: orders, pairFile: pairFile, postings: postings, Reader: Reader,
    rices: rices, shard: shard, stringOf: stringOf, table: table, texts: texts, titleFile: titleFile, uncompact: uncompact, wordFile: wordFile
  };
})();
