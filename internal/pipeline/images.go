package pipeline

import (
	"errors"
	"path/filepath"
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

// checkImages looks at the SVG images among the content folder's files. It returns the
// files without those that cannot be cleaned, and tells what is wrong with images. An
// image that was looked at before is not read.
func (p *Portal) checkImages(files []load.File) []load.File {
	var images []load.File
	for _, f := range files {
		if p.isCleaned(Output{Path: f.Path, Kind: KindContent}) {
			images = append(images, f)
		}
	}
	if len(images) == 0 {
		return files
	}
	cachePath, key := filepath.Join(p.cacheDir, "images"), identity()
	found := make([]string, len(images))
	knownImages(cachePath, key, images, found)
	known := !slices.Contains(found, "")
	if !known {
		parallel.Parts(p.Jobs, len(images), func(from, to int) {
			r := p.content.NewReader()
			defer r.Close()
			for i := from; i < to; i++ {
				if found[i] == "" {
					found[i] = p.checkImage(r, images[i])
				}
			}
		})
		p.saveImages(cachePath, key, images, found)
	}
	bad := map[string]bool{}
	for i, f := range images {
		switch found[i] {
		case imageSound:
		case imageCut:
			p.problems.Add(diag.Path("content/"+f.Path, message.ImageCut()).WithHint(message.AllowFileType("svg")))
		default:
			bad[f.Path] = true
			p.problems.Add(diag.Path("content/"+f.Path, message.ImageNotClean(found[i])).WithHint(message.AllowFileType("svg")))
		}
	}
	if len(bad) == 0 {
		return files
	}
	return slices.DeleteFunc(files, func(f load.File) bool { return bad[f.Path] })
}

// checkImage returns what is to be known of an image: for one that cannot be cleaned, why.
func (p *Portal) checkImage(r *load.Reader, f load.File) string {
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

// knownImages fills in what the cache has of images that were not touched since.
func knownImages(path string, key pack.Fingerprint, images []load.File, found []string) {
	f, ok := pack.Open(path, cache.Magic)
	if !ok {
		return
	}
	defer f.Close()
	r := cache.NewReader(f.Text, key)
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

func (p *Portal) saveImages(path string, key pack.Fingerprint, images []load.File, found []string) {
	w, err := cache.Create(path, key, p.listed)
	if err == nil {
		for i, f := range images {
			w.Add(f.Path, f.Stamp, pack.Fingerprint{}, found[i])
		}
		err = w.Commit()
	}
	if err != nil {
		p.unsaved(err)
	}
}

// appendImage appends a cleaned image.
func (m *Maker) appendImage(dst []byte, o Output) ([]byte, error) {
	src, err := m.content.Read(m.portal.file(o), svg.MaxSize)
	if err != nil {
		return nil, m.unread(o, err)
	}
	clean, _, err := svg.Clean(src)
	if err != nil || len(src) > svg.MaxSize {
		return nil, errors.Join(err, changed("content/"+o.Path)) // since it was looked at
	}
	return append(dst, clean...), nil
}
