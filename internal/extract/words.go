package extract

import (
	"strings"

	"lacuna/internal/nlp"
)

// A class is a set of roles that a word can play for the extractors.
type class uint64

const (
	digits     class = 1 << iota // starts with a digit
	address                      // e-mail address or URL
	numeral                      // one, twelve, a
	unit                         // days, months
	month                        // January, Sept
	keep                         // retain, stored
	erase                        // delete, purged
	process                      // process, use: keeping or answering, as its object says
	expire                       // expires: of cookies and data a kind of erasing
	answer                       // respond, reply
	notify                       // notify, inform
	request                      // request, inquiry
	breach                       // breach, incident
	hedge                        // normally, aim
	share                        // share, disclose
	supply                       // provider, processor, vendor
	use                          // use, used, using: of a tool
	reach                        // contact, write, email
	officer                      // officer, DPO
	authority                    // commissioner, supervisory
	agent                        // representative
	legalForm                    // Ltd, GmbH
	street                       // Street, Avenue
	dating                       // effective, updated, revised
	notice                       // policy, notice, statement
	ours                         // we, us, our
	yours                        // you, your, users: whose place is not ours
	server                       // servers, data centre
	export                       // transfer, export
	seat                         // based, registered, headquartered
	open                         // long, until, during: words that open a criterion
	denial                       // not, never, no
	lawWord                      // first words of law names
	placeWord                    // first words of countries and regions
	guardWord                    // first words of safeguards
	basisWord                    // first words of legal bases
	vendorWord                   // first words of well-known vendors
	bodyWord                     // first words of authorities
	kindWord                     // first words of kinds of recipient
	ageWord                      // under, older, age
	young                        // children, minors
	phone                        // call, telephone
	article                      // Article, Section, Art
	cookie                       // cookie, cookies
	record                       // data, logs, recordings
	form                         // form, portal
)

// lexicon gives each word its classes.
var lexicon = buildLexicon()

func buildLexicon() map[uint64]class {
	m := map[uint64]class{}
	for _, e := range vocabulary {
		for _, w := range strings.Fields(e.words) {
			m[nlp.HashWord(w)] |= e.class
		}
	}
	for _, e := range tables {
		for h := range e.phrases {
			m[h] |= e.class
		}
	}
	return m
}

// tables are the phrase lists, whose first words get a class of their own so
// that a list is consulted only where one of its phrases can start.
var tables = [...]struct {
	class   class
	phrases phrases
}{
	{lawWord, laws},
	{placeWord, places},
	{guardWord, safeguardNames},
	{basisWord, basisNames},
	{vendorWord, vendors},
	{bodyWord, bodies},
	{kindWord, recipientKinds},
}

var vocabulary = [...]struct {
	class class
	words string
}{
	{numeral, "a an one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen " +
		"eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"},
	{unit, "minute minutes hour hours hrs day days week weeks month months year years yrs decade decades fortnight"},
	{month, "january february march april may june july august september october november december " +
		"jan feb mar apr jun jul aug sep sept oct nov dec"},
	{keep, "retain retains retained retaining retention keep keeps kept keeping store stores stored storing storage hold holds held " +
		"holding preserve preserves preserved preserving save saves saved saving maintain maintains maintained archive archives archived " +
		"archiving remain remains persist persists last lasts"},
	{erase, "delete deletes deleted deleting deletion deletions erase erases erased erasing erasure remove removes removed removing " +
		"removal purge purges purged purging destroy destroys destroyed destroying destruction dispose disposes disposed disposal deposed " +
		"anonymise anonymised anonymises anonymising anonymize anonymized anonymizes anonymizing anonymisation anonymization " +
		"deidentify deidentified overwritten overwrite expunged wiped shred shredded discard discarded scrubbed pseudonymised"},
	{process, "process processes processed processing"},
	{expire, "expire expires expired expiry expiration lifespan lifetime"},
	{answer, "respond responds responded responding response reply replies answer answers comply fulfil fulfill fulfilled honor honour " +
		"honored honoured implement implemented action actioned acknowledge acknowledged handle handled address addressed complete completed " +
		"react resolve resolved investigate satisfy accommodate provide confirm deal process processed"},
	{notify, "notify notifies notified notifying notification notice inform informs informed informing report reported reporting alert communicate announce tell tells told telling"},
	{request, "request requests requested requesting inquiry inquiries enquiry enquiries query queries complaint complaints question questions " +
		"erasure access opt-out unsubscribe"},
	{breach, "breach breaches incident incidents compromise"},
	{hedge, "normally typically generally usually aim aims endeavour endeavor endeavours endeavors try strive strives reasonable reasonably " +
		"expect intend commonly ordinarily attempt possible practicable"},
	{share, "share shares shared sharing disclose discloses disclosed disclosing disclosure disclosures transfer transfers transferred " +
		"transferring provide provides provided providing pass passes passed send sends sent sell sells sold release released transmit " +
		"transmitted available recipient recipients exchange communicated"},
	{supply, "provider providers processor processors subprocessor subprocessors sub-processor vendor vendors supplier suppliers partner " +
		"partners contractor contractors subcontractors company companies network networks platform platforms tool tools service services"},
	{use, "use uses used using utilize utilizes utilise utilises employ employs engage engages hosted powered integrate integrates work works"},
	{reach, "contact contacting contacted write writing email e-mail mail emailing mailing reach reaching submit submitting send sending sent call calling " +
		"address questions ask visit visiting"},
	{officer, "officer officers dpo"},
	{authority, "supervisory commissioner commissioner's authority authorities ombudsman ico cnil regulator"},
	{agent, "representative representatives"},
	{legalForm, "ltd limited llc inc incorporated corp corporation gmbh ag se sa sas sarl s.a s.a.s s.r.l srl b.v bv n.v nv ab as a/s oy oyj aps pty pte plc llp " +
		"lp kg ug e.v ev foundation k.k co company s.l sl s.p.a spa s.r.o kft d.o.o ltda l.l.c l.p s.a.r.l l.l.p p.l.c oü pvt private gmbh&co verein stichting pbc pllc"},
	{street, "street st avenue ave road rd lane ln drive dr boulevard blvd suite ste floor square sq way box platz parkway pkwy highway hwy court ct " +
		"place quay building terrace circle plaza house straße strasse str rue rua avenida strada plac ulica ul via calle laan weg gade vej allee alley broadway crescent close wharf"},
	{dating, "effective updated update modified revised revision rev amended changed reviewed published posted issued dated date force version " +
		"publication modification effect valid"},
	{notice, "policy notice statement"},
	{ours, "we us our ours we're we've we'll"},
	{yours, "you your you're users user residents resident individuals citizens customers persons people"},
	{server, "server servers centre centres center centers datacenter datacenters hosted hosting host hosts facilities infrastructure cloud"},
	{export, "transfer transfers transferred transferring transferral export exported exporting sent transmitted moved"},
	{seat, "based established registered incorporated headquartered headquarters organized organised seat"},
	{open, "retention long longer until during duration period extent while throughout indefinitely forever permanently perpetuity perpetually required needed necessary when once"},
	{denial, "not never no don't doesn't won't cannot neither nor without isn't aren't"},
	{ageWord, "under below younger older over age aged ages least attained must adults"},
	{young, "child children child's children's minor minors kids teen teens teenagers"},
	{phone, "call phone telephone tel toll hotline telephonically t p ph mobile dial phoning calling"},
	{article, "article articles art section sections § lit"},
	{cookie, "cookie cookies"},
	{record, "data information record records log logs recording recordings content details"},
	{form, "form forms portal webform"},
}
