package nlp

import "strings"

// addressAt returns the length of the e-mail address or URL that starts at i, else 0.
func addressAt(text string, i int) int {
	if i > 0 && isAlnum(text[i-1]) {
		return 0
	}
	j := i
	at, dots := -1, 0
	url, www := false, strings.HasPrefix(text[i:], "www.")
	for j < len(text) {
		c := text[j]
		// An address needs its @ or scheme near: do not run along "a.b.c" or a hyphenated phrase.
		if at < 0 && !url && !www && j-i > 64 {
			return 0
		}
		switch {
		case isAlnum(c):
		case c == '@':
			if at >= 0 || j == i {
				return 0
			}
			at = j
		case c == '.':
			if j+1 >= len(text) || !isAlnum(text[j+1]) {
				goto done
			}
			if at >= 0 || url {
				dots++
			}
		case c == ':':
			if !url && j+2 < len(text) && text[j+1] == '/' && text[j+2] == '/' && isScheme(text[i:j]) {
				url = true
				j += 2
				break
			}
			if !url {
				goto done
			}
		case c == '/' || c == '?' || c == '=' || c == '&' || c == '#' || c == '~':
			if !url && !www {
				goto done
			}
		case c == '-' || c == '_' || c == '+' || c == '%':
		default:
			goto done
		}
		j++
	}
done:
	for j > i && !isAlnum(text[j-1]) && text[j-1] != '/' {
		j--
	}
	switch {
	case at > i && at < j-1 && dots > 0, url && j > i+8:
		return j - i
	case www && j > i+6:
		return j - i
	}
	return 0
}

func isScheme(s string) bool {
	return strings.EqualFold(s, "http") || strings.EqualFold(s, "https")
}
