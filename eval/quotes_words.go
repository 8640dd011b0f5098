package eval

import "strings"

// functionWords do not make two speakers the same.
var functionWords = wordSet(`
	's a an and are as at be been by dr for from her his in is its mr mrs ms my of on or our s that the their
	these this those to was were which who with your
`)

// speechWords are cues that report speech rather than thought or feeling.
var speechWords = wordSet(`
	according accuse accused accuses accusing acknowledge acknowledged acknowledges add added adding adds admit
	admits admitted advise advised agree agreed allege alleged alleges alleging announce announced announces
	announcing answer answered argue argued argues arguing ask asked asking asks assert asserted asserts assure
	assured blame blamed blames boast boasted call called calling calls chant chanted charge charged cite cited
	cites claim claimed claiming claims comment commented complain complained concede conceded conclude concluded
	condemn condemned confirm confirmed confirms contend contended contends criticize criticized criticizing
	declaration declare declared declares declaring declined demand demanded denied denies denounce denounced deny
	denying describe described describes describing disclose disclosed dismiss dismissed email emphasize
	emphasized estimate estimated explain explained explains express expressed expressing indicate indicated
	inform informed insist insisted insists interview joke joked mention mentioned news note noted notes noting
	offer offered pledge pledged point pointed praise praised predict predicted predicting promise promised
	promises propose proposed proposes question questioned quip quipped quote quoted recall recalled recalls
	recommend recommended refuse refused reiterate reiterated reject rejected remark remarked remarks repeat
	repeated replied reply report reported reporting reports request requested respond responded reveal revealed
	said say saying says shout shouted show showed shows speak speaking spoke state stated statement states stress
	stressed suggest suggested suggesting suggests swear swore talk talked talking tell telling tells testified
	testify testimony threaten threatened told tweet tweeted tweets urge urged urges urging vow vowed vows warn
	warned warning warns write writes writing written wrote
`)

func wordSet(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}
