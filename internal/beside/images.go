package beside

import (
	"slices"
	"strings"

	"wendang/internal/cache"
	"wendang/internal/diag"
	"wendang/internal/failure"
	"wendang/internal/load"
	"wendang/internal/message"
	"wendang/internal/pack"
	"wendang/internal/parallel"
	"wendang/internal/svg"
)

// What is known of an SVG image, as the cache has it.
const (
	imageSound = "sound" // all of it only draws
	imageCut   = "cut"   // something is left out
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
	var unsaved error
	if slices.Contains(found, "") {
		parallel.Parts(f.Jobs, len(images), func(from, to int) {
			r := f.Folder.NewReader()
			defer r.Close()
			for i := from; i < to; i++ {
				if found[i] == "" {
					found[i] = check(r, images[i])
				}
			}
		})
		unsaved = f.save(images, found)
	}
	bad := map[string]bool{}
	for i, file := range images {
		p := "content/" + file.Path
		switch found[i] {
		case imageSound:
		case imageCut:
			f.Problems.Add(diag.Path(p, message.ImageCut()).WithHint(message.AllowFileType("svg")))
		default:
			bad[file.Path] = true
			f.Problems.Add(diag.Path(p, message.ImageNotClean(found[i])).WithHint(message.AllowFileType("svg")))
		}
	}
	if len(bad) > 0 {
		files = slices.DeleteFunc(files, func(file load.File) bool { return bad[file.Path] })
	}
	return files, unsaved
}

// check returns what is to be known of an image: for one that cannot be cleaned, why.
func check(r *load.Reader, f load.File) string {
	src, err := r.Read(f, svg.MaxSize)
	switch {
	case err != nil:
		return failure.CauseAlone(err).String()
	case len(src) > svg.MaxSize:
		return message.FileTooLarge(svg.MaxSize >> 20).String()
	}
	_, cut, err := svg.Clean(src)
	switch {
	case err != nil:
		return strings.ToValidUTF8(err.Error(), "?")
	case cut:
		return imageCut
	}
	return imageSound
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
		w.Add(image.Path, image.Stamp, pack.Fingerprint{}, found[i])
	}
	return w.Commit()
}
