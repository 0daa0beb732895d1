package extract

// places maps the names of countries to their ISO 3166-1 codes, and those of
// larger regions to lower-case keys of regionNames. All need a capital letter;
// "Georgia", "Jersey" and "Jordan" alone are left out: they mean other things
// more often.
var places = list(`
	AD: Andorra
	AE: United Arab Emirates | UAE | Dubai
	AF: Afghanistan
	AL: Albania
	AM: Armenia
	AO: Angola
	AR: Argentina
	AT: Austria
	AU: Australia
	AZ: Azerbaijan
	BA: Bosnia and Herzegovina
	BD: Bangladesh
	BE: Belgium
	BG: Bulgaria
	BH: Bahrain
	BM: Bermuda
	BN: Brunei
	BO: Bolivia
	BR: Brazil
	BS: Bahamas
	BY: Belarus
	BZ: Belize
	CA: Canada
	CH: Switzerland
	CL: Chile
	CM: Cameroon
	CN: China | People's Republic of China | PRC | Mainland China
	CO: Colombia
	CR: Costa Rica
	CU: Cuba
	CY: Cyprus
	CZ: Czech Republic | Czechia
	DE: Germany | Federal Republic of Germany
	DK: Denmark
	DO: Dominican Republic
	DZ: Algeria
	EC: Ecuador
	EE: Estonia
	EG: Egypt
	ES: Spain
	ET: Ethiopia
	FI: Finland
	FR: France
	GB: United Kingdom | UK | U.K | Great Britain | England | Scotland | Wales | Northern Ireland
	GG: Guernsey
	GH: Ghana
	GI: Gibraltar
	GR: Greece
	GT: Guatemala
	HK: Hong Kong
	HN: Honduras
	HR: Croatia
	HU: Hungary
	ID: Indonesia
	IE: Ireland | Republic of Ireland
	IL: Israel
	IM: Isle of Man
	IN: India
	IQ: Iraq
	IR: Iran
	IS: Iceland
	IT: Italy
	JM: Jamaica
	JP: Japan
	KE: Kenya
	KH: Cambodia
	KR: South Korea | Republic of Korea
	KW: Kuwait
	KY: Cayman Islands
	KZ: Kazakhstan
	LB: Lebanon
	LI: Liechtenstein
	LK: Sri Lanka
	LT: Lithuania
	LU: Luxembourg
	LV: Latvia
	MA: Morocco
	MC: Monaco
	MD: Moldova
	ME: Montenegro
	MK: North Macedonia
	MM: Myanmar
	MN: Mongolia
	MO: Macau | Macao
	MT: Malta
	MU: Mauritius
	MX: Mexico
	MY: Malaysia
	NG: Nigeria
	NL: Netherlands | Holland
	NO: Norway
	NP: Nepal
	NZ: New Zealand
	OM: Oman
	PA: Panama
	PE: Peru
	PH: Philippines
	PK: Pakistan
	PL: Poland
	PR: Puerto Rico
	PT: Portugal
	PY: Paraguay
	QA: Qatar
	RO: Romania
	RS: Serbia
	RU: Russia | Russian Federation
	RW: Rwanda
	SA: Saudi Arabia
	SC: Seychelles
	SE: Sweden
	SG: Singapore
	SI: Slovenia
	SK: Slovakia | Slovak Republic
	SN: Senegal
	SV: El Salvador
	TH: Thailand
	TN: Tunisia
	TR: Turkey | Türkiye
	TW: Taiwan
	TZ: Tanzania
	UA: Ukraine
	UG: Uganda
	US: United States | United States of America | U.S | US | USA | U.S.A
	UY: Uruguay
	UZ: Uzbekistan
	VE: Venezuela
	VG: British Virgin Islands
	VN: Vietnam | Viet Nam
	ZA: South Africa
	ZM: Zambia
	ZW: Zimbabwe
	us-state: California | Delaware | New York | Texas | Florida | Massachusetts | Nevada | Oregon | Colorado | Illinois | Ohio | Virginia | Washington State | Pennsylvania | Utah | Arizona | Michigan | New Jersey | North Carolina | Minnesota
	eea: European Economic Area | EEA
	eu: European Union | EU | E.U
	europe: Europe
	apac: Asia Pacific | APAC
	worldwide: around the world | worldwide | all over the world | globally | throughout the world
`)

// regionNames writes the regions of places as facts do.
var regionNames = map[string]string{"eea": "EEA", "eu": "EU", "europe": "Europe", "apac": "APAC", "worldwide": "worldwide"}
