package classify

// A role is what a phrase of the lexicon does in a sentence.
type role uint8

const (
	negator   role = iota // denies what follows, to the end of the clause
	neutral               // holds a negator that denies nothing
	unknowing             // "not knowingly": what follows is neither denied nor said
	linkName              // a denial that is the name of a link
	othersNot             // what others may not do, or what we do not answer for: neither denied nor said
	pivot                 // ends the scope of a negator
	exception             // a pivot behind which the denied thing happens
	consented             // happens on a condition, mostly consent
	limited               // restricts a denial to a purpose
	vague                 // says that it is not always so
	example               // says that a list is not complete
	may                   // modal verbs
	will
	must
	mustNot
	subject    // begins a clause of its own after a comma
	collecting // verbs whose denial denies the data they take
	gathering  // verbs of collecting
	roles
)

// lexicon has the phrases of grammar, in the cue language. Roles come in this order when phrases overlap.
var lexicon = [roles][]string{
	negator: {
		"not", "never", "no", "none", "neither", "nor", "without", "cannot", "dont",
		"(do|does|did|is|are|was|were|has|have|would|should|could|must|need|might)n't", "won't", "can't", "shan't",
		"refrain* from", "prohibit* from", "decline* to", "refuse* to",
	},
	neutral: {
		"not (only|just|merely|simply|solely|necessarily|limited|exhaustive|always|yet)", "but not limited", "without (limitation|limiting|delay|undue|charge|affecting|prejudice|restriction|cost|notice|prior notice|further notice|hesitation)",
		"no (later|longer|more|less|fewer|earlier|sooner) than", "not (later|longer|more|less|fewer|earlier) than", "not .. longer than", "not .. any longer", "no longer",
		"(do not|don't|please don't) hesitate", "whether or not", "if not", "or not", "if you (do not|don't|cannot|would not|wouldn't|are not|have not|did not)", "(do not|don't|would not|no longer) (wish|want|like)",
		"(do not|don't) agree", "(you|users?|visitors?|customers?|individuals?|child|children|anyone|minors?|consumers?) (may|can|should|must|do|does|need|will|shall|would|are|have)? (not|never|cannot)",
		"you (don't|can't|won't|cannot|shouldn't|aren't)", "do not track", "do not call", "not (apply|applicable)", "why not", "no (charge|cost|fee|matter|doubt|problem)",
		"(may|might|will) not be (able|available|possible)", "(not|cannot|no) .. (guarantee*|warrant*|assur*|promis*|ensure)", "no (method|system|transmission|security|website|data transmission|internet|one|electronic)",
		"not .. (discriminat*|retaliat*|deny you|charge you)", "not (provide|submit|give|send|register|disclose) .. (you|us)", "not (otherwise )?(subject|required|obliged|obligated)", "not (be )?reduce", "not alter", "unless you do not",
	},
	unknowing: {
		"(not|never|don't|doesn't) (knowingly|intentionally|deliberately|wil(l)?fully|purposely|purposefully)", "no actual knowledge", "without (knowledge|knowing)", "not aware", "not (directed|intended|designed|aimed|targeted|meant|suitable)",
	},
	linkName: {"(do not|don't) (sell|share|process|disclose) (or (sell|share|process|disclose) )?my .. (data|information|info)", "(do not|don't) (sell|share) (or (sell|share) )?my", "limit the use of my"},
	othersNot: {
		"(they|providers?|partners?|parties|party|processors?|contractors?|vendors?|recipients?|companies|company's|employees|staff|subprocessors?|affiliates?|advertisers?|who|which|agents?|them|google|facebook) (are|may|do|does|will|shall|can|must|is|have|should)? (not|never|cannot|no)",
		"(not|no|cannot|nor|don't) .. (control|responsib*|liab*|endorse*)", "(not|never) (be )?(permitted|allowed|authori(s|z)ed|entitled) to", "prohibit* .. from", "prohibited from", "not (cover|describe|govern|address|include|extend)",
		"(cookies?|it|this|these|sites?|websites?) (does|do|can|will|may|cannot)? not (contain|identify|include|reveal|tell|damage|harm|read|store|personally)",
	},
	pivot: {
		"but", "however", "although", "though", "nevertheless", "nonetheless", "only", "instead", "rather", "provided that", "(and|so|or|then|therefore|hence) (we|you|they|it|our|your|this|these)",
		"if", "when", "whenever", "where", "because", "since", "while", "until", "so that", "as (we|you)",
	},
	exception: {
		"except*", "unless", "other than", "apart from", "aside from", "save (for|as|where)", "outside of", "beyond",
	},
	consented: {
		"without .. (consent|permission|authori*|approval|agreement|knowledge)",
		"(with|upon|on|after|by|subject to|based on|under) (your |the |a |an |prior |express |explicit |user's |parental |parent's |informed |specific |written |previous |affirmative |separate )*(consent|permission|approval|opt-?in|agreement)",
		"(obtain|obtained|ask for|asked for|have|had|receive|received|get|seek) (your |the |their |prior |express |explicit |specific |parental |affirmative )*(consent|permission|approval)",
		"(if|after|when|once|unless|only) (you |you have |we have |users |the user )(first |explicitly |expressly |already |have )*(consent|consents|consented|agree|agrees|agreed|opt-?in|opted in|allow|allowed|permit|accept|accepted|give us permission|given|gave|authori(s|z)e|switch|enable)",
		"only (if|after|when|where|with|to the extent) you* .. (consent|consented|agree|agreed|opt|allow|accept|accepted|permission|choose|press|switch|enable|permit)",
	},
	limited: {
		"for (their|its|third part*|any other|other|such|those) .. purposes?", "for (marketing|promotional|advertising|commercial|their own|independent|unrelated) .. (purposes?|use)", "for .. (direct marketing|their own|promotional purposes|marketing purposes|advertising purposes|unrelated purposes)",
	},
	vague: {
		"generally", "normally", "typically", "usually", "probably", "as needed", "as necessary", "in general", "from time to time", "in (some|certain|limited) (cases|circumstances|instances)", "where (appropriate|necessary|applicable|possible)", "if (necessary|appropriate|applicable)", "sometimes", "occasionally", "as appropriate", "ordinarily", "possibly",
	},
	example: {
		"such as", "for example", "for instance", "including", "e.g", "etc", "among other*", "and other", "or other", "and similar", "or similar", "like",
	},
	may:     {"may", "might", "can", "could"},
	will:    {"will", "shall", "would", "we'll"},
	must:    {"must", "(is|are|be|am) (required|obliged|obligated) to", "(have|has|need|needs) to"},
	subject: {"we", "you", "they", "it", "our", "your"},
	collecting: {
		"collect*", "gather*", "obtain*", "receiv*", "record*", "captur*", "acquir*", "stor(e|es|ed|ing)", "hold*", "keep*", "kept", "process*", "request*", "ask*", "access*", "requir*", "solicit*", "retain*", "track*", "log*", "see", "view*", "read", "monitor*", "us(e|es|ed|ing)", "save*", "need*",
	},
	gathering: {"collect*", "gather*", "obtain*", "captur*", "acquir*", "we (may |will |can |also |automatically |might )*(receive|record|ask|request|log|use|process|need|store)", "you (may |can |will |must |choose to )*(provide|give|submit|enter|send|fill|supply|tell)", "(provided|given|submitted|entered|supplied) by you"},
	mustNot:   {"(must|shall|may) (not|never)", "(is|are) (not (allowed|permitted)|prohibited|forbidden)"},
}
