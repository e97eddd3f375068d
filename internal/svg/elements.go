package svg

import "strings"

// elements are all that may stay. They draw, and need nothing from elsewhere.
const elements = " svg g defs symbol use title desc switch view" +
	" path rect circle ellipse line polyline polygon text tspan textPath tref altGlyph image" +
	" marker clipPath mask pattern linearGradient radialGradient stop hatch hatchpath meshgradient meshrow meshpatch solidcolor" +
	" filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap" +
	" feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode" +
	" feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence" +
	" animate animateColor animateMotion animateTransform mpath set" +
	" font font-face glyph missing-glyph hkern vkern color-profile cursor "

func isElement(name string) bool {
	return name != "" && !strings.ContainsAny(name, " <>&'\"") && strings.Contains(elements, " "+name+" ")
}
