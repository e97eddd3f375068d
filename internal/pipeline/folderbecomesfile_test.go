package pipeline

import (
	"os"
	"strings"
	"testing"
)

// Where the last build made a folder, this one can make a file, and the other
// way round.
func TestFolderBecomesFile(t *testing.T) {
	f := newSmallSite(t, map[string]string{"static/xia/zai.txt": "甲"})
	f.remove("static/xia/zai.txt")
	f.must(os.Remove(f.path("static/xia")))
	f.write("static/xia", "乙")
	f.expect("xia", "乙")
	f.remove("static/xia")
	f.write("static/xia/zai.txt", "丙")
	f.expect("xia/zai.txt", "丙")
	if text := f.read("public/xia/zai.txt"); strings.TrimSpace(text) != "丙" {
		t.Error(text)
	}
}

func TestFileBecomesFolder(t *testing.T) {
	f := newSmallSite(t, map[string]string{"static/xia": "甲"})
	f.must(os.Remove(f.path("static/xia")))
	f.write("static/xia/zai.txt", "丙")
	f.expect("xia/zai.txt", "丙")
}
