package text

// What stands between two words of a chain may be left out by readers, as by those who
// type 315 for 3·15, or GB9704 for GB 9704. So there are terms of several words, too.

// mostUnit is how many letters stand with a number as if they were one word even if
// there is a blank between: GB 9704, 10 kV, A 4.
const mostUnit = 3

// mostBlank is up to how many characters a term of several words goes on beyond a
// blank. Cells of tables have blanks between them, and so there may be many numbers.
const mostBlank = 12

// Linked reports whether word i of a chain and the word before are one when readers
// leave out what stands between: numbers are, and a number and letters if there is no
// blank between or few letters. A number with a point is by itself.
func Linked(chain []Word, i int) bool {
	before, w := &chain[i-1], &chain[i]
	switch {
	case w.Gap == Joined:
		return true
	case w.Gap == Point, before.Class == 'a' && w.Class == 'a':
		return false
	case before.Class == w.Class:
		return before.Gap != Point && (i+1 == len(chain) || chain[i+1].Gap != Point)
	case w.Gap == Marks:
		return true
	case w.Class == 'a':
		return w.Chars <= mostUnit
	}
	return before.Chars <= mostUnit
}

// Together calls a function for each term of several words of a chain: for each word
// with all that are linked behind it, and for each two numbers with a point between.
// What the function is given is good until it returns. It returns the buffer for the
// next call.
//
// For ISO9001-2015 these are iso90012015 and 90012015, and for 1.5kg 1.5 and 5kg.
func Together(chain []Word, buffer []byte, do func(w []byte)) []byte {
	for i := range chain {
		if i+1 < len(chain) && chain[i+1].Gap == Point {
			buffer = append(append(buffer[:0], chain[i].Text...), '.')
			buffer = Cut(append(buffer, chain[i+1].Text...))
			do(buffer)
		}
		buffer = append(buffer[:0], chain[i].Text...)
		n, done := min(chain[i].Chars, MaxWord), i // done is the last word of what was given
		for k := i + 1; k < len(chain) && n < MaxWord && Linked(chain, k); k++ {
			if chain[k].Gap == Blanks {
				if done < k-1 {
					do(buffer)
					done = k - 1
				}
				if n >= mostBlank {
					break
				}
			}
			buffer = Cut(append(buffer, chain[k].Text...))
			n = min(n+chain[k].Chars, MaxWord)
			if k+1 == len(chain) || n == MaxWord || !Linked(chain, k+1) {
				do(buffer)
				done = k
			}
		}
	}
	return buffer
}

// Cut cuts a word to MaxWord characters.
func Cut(w []byte) []byte {
	if len(w) <= MaxWord {
		return w
	}
	n := 0
	for i := range string(w) {
		if n == MaxWord {
			return w[:i]
		}
		n++
	}
	return w
}
