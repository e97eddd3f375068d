package beside

import (
	"encoding/xml"
	"errors"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"wendang/internal/cache"
	"wendang/internal/diag"
	"wendang/internal/load"
	"wendang/internal/message"
	"wendang/internal/pack"
	"wendang/internal/parallel"
	"wendang/internal/svg"
)

// What is known of an SVG image, as the cache has it. For one that is no XML there is
// the number of a line.
const (
	imageSound   = "sound" // all of it only draws
	imageCut     = "cut"   // something is left out
	imageLarge   = "large"
	imageTooDeep = "deep"
	imageNone    = "none" // it is another XML document
	imageCoded   = "coded"
)

// Files are the files of a content folder.
type Files struct {
	Folder   *load.Folder
	Allowed  []string // types that are copied as they are, see config.Config
	Jobs     int
	Problems *diag.List
	// Cache is the path of the file in which it is kept what is known of images, Key
	// what that depends on, Listed when the files were listed.
	Cache  string
	Key    pack.Fingerprint
	Listed int64
	// LeftOut tells why files are not published, by their content paths in NFC.
	LeftOut map[string]message.Message
}

func (f *Files) leftOut(p string, why message.Message) {
	if f.LeftOut == nil {
		f.LeftOut = map[string]message.Message{}
	}
	f.LeftOut[norm.NFC.String(p)] = why
}

// Select returns those of the files that are published, and tells about the others. An
// image that was looked at before is not read. The error is about the cache.
func (f *Files) Select(files []load.File) ([]load.File, error) {
	files = f.public(files)
	var images []load.File
	for _, file := range files {
		if IsCleaned(file.Path, f.Allowed) {
			images = append(images, file)
		}
	}
	if len(images) == 0 {
		return files, nil
	}
	found := make([]string, len(images))
	f.known(images, found)
	unread := make([]error, len(images))
	var unsaved error
	if slices.Contains(found, "") {
		parallel.Parts(f.Jobs, len(images), func(from, to int) {
			r := f.Folder.NewReader()
			defer r.Close()
			for i := from; i < to; i++ {
				if found[i] != "" {
					continue
				}
				var src []byte
				if src, unread[i] = r.Read(images[i], svg.MaxSize); unread[i] == nil {
					found[i] = check(src)
				}
			}
		})
		unsaved = f.save(images, found)
	}
	bad := map[string]bool{}
	for i, file := range images {
		p := "content/" + file.Path
		bad[file.Path] = found[i] != imageSound && found[i] != imageCut
		switch {
		case errors.Is(unread[i], fs.ErrNotExist): // since it was listed
		case unread[i] != nil:
			f.Problems.Add(f.Folder.Problem(file.Path, unread[i]))
		case found[i] == imageCut:
			f.Problems.Add(diag.Path(p, message.ImageCut()).WithHint(message.AllowFileType("svg")))
		case bad[file.Path]:
			wrong, hint := problem(found[i])
			f.Problems.Add(diag.Path(p, message.ImageNotClean(wrong)).WithHint(hint))
			f.leftOut(file.Path, message.LeftOutDamaged())
		}
	}
	return slices.DeleteFunc(files, func(file load.File) bool { return bad[file.Path] }), unsaved
}

// check returns what is to be known of an image.
func check(src []byte) string {
	if len(src) > svg.MaxSize {
		return imageLarge
	}
	_, cut, err := svg.Clean(src)
	var syntax *xml.SyntaxError
	switch {
	case err == nil && cut:
		return imageCut
	case err == nil:
		return imageSound
	case errors.As(err, &syntax):
		return strconv.Itoa(syntax.Line)
	case errors.Is(err, svg.ErrEncoding):
		return imageCoded
	case errors.Is(err, svg.ErrTooDeep):
		return imageTooDeep
	case errors.Is(err, svg.ErrNoSVG):
		return imageNone
	}
	return "1"
}

// problem returns what is wrong with an image, and what helps.
func problem(found string) (wrong, hint message.Message) {
	switch found {
	case imageLarge:
		return message.ImageTooLarge(svg.MaxSize >> 20), message.AllowFileType("svg")
	case imageTooDeep:
		return message.ImageTooDeep(svg.MaxDepth), message.AllowFileType("svg")
	case imageNone:
		return message.ImageNone(), message.ExportImage()
	case imageCoded:
		return message.ImageCoded(), message.ExportImage()
	}
	line, err := strconv.Atoi(found)
	if err != nil {
		line = 1
	}
	return message.ImageMalformed(line), message.ExportImage()
}

// known fills in what the cache has of images that were not touched since.
func (f *Files) known(images []load.File, found []string) {
	file, ok := pack.Open(f.Cache, cache.Magic)
	if !ok {
		return
	}
	defer file.Close()
	r := cache.NewReader(file.Text, f.Key)
	e, ok := r.Next()
	for i := range images {
		for ok && e.Path < images[i].Path {
			e, ok = r.Next()
		}
		if ok && e.Path == images[i].Path && e.Stamp == images[i].Stamp {
			found[i] = strings.Clone(e.Data)
		}
	}
}

func (f *Files) save(images []load.File, found []string) error {
	w, err := cache.Create(f.Cache, f.Key, f.Listed)
	if err != nil {
		return err
	}
	for i, image := range images {
		if found[i] == "" {
			continue
		}
		w.Add(image.Path, image.Stamp, pack.Fingerprint{}, found[i])
	}
	return w.Commit()
}
