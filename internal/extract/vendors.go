package extract

// vendors maps well-known services to the name a person would look for.
var vendors = list(`
	Google: Google | Google Analytics | Google Ads | Google AdSense | Google AdWords | Google Tag Manager | Google Firebase | Google Cloud | Google Cloud Platform | Google Maps | Firebase | DoubleClick | Google LLC | Google Inc | Google Ireland Limited | reCAPTCHA | Crashlytics | YouTube
	Meta: Meta Platforms | Meta | Facebook | Facebook Pixel | Instagram | Meta Pixel
	Adobe: Adobe | Adobe Analytics
	Mixpanel: Mixpanel
	Amplitude: Amplitude
	Stripe: Stripe
	PayPal: PayPal | Braintree
	Adyen: Adyen
	Klarna: Klarna
	Worldpay: Worldpay
	Amazon: Amazon Web Services | AWS | Amazon
	Apple: Apple
	Microsoft: Microsoft | Microsoft Azure | Azure | Microsoft Clarity | Bing Ads
	LinkedIn: LinkedIn
	X: Twitter
	TikTok: TikTok
	Pinterest: Pinterest
	Snap: Snapchat
	Salesforce: Salesforce | Pardot
	HubSpot: HubSpot
	Marketo: Marketo
	Mailchimp: Mailchimp | MailChimp
	Mailgun: Mailgun
	Brevo: Brevo | Sendinblue | SendinBlue
	Twilio: Twilio | SendGrid | Sendgrid
	Zendesk: Zendesk
	Intercom: Intercom
	Freshworks: Freshdesk | Freshworks
	Hotjar: Hotjar
	FullStory: FullStory
	Segment: Segment.io
	Matomo: Matomo | Piwik
	Sentry: Sentry.io | Sentry
	New Relic: New Relic
	Datadog: Datadog
	Cloudflare: Cloudflare
	Fastly: Fastly
	Akamai: Akamai
	Hetzner: Hetzner
	OVH: OVHcloud | OVH
	DigitalOcean: DigitalOcean | Digital Ocean
	Heroku: Heroku
	Criteo: Criteo
	AppsFlyer: AppsFlyer | Appsflyer
	Adjust: Adjust GmbH
	Branch: Branch.io
	Taboola: Taboola
	Outbrain: Outbrain
	Quantcast: Quantcast
	Comscore: comScore | Comscore
	Nielsen: Nielsen
	OneTrust: OneTrust
	Cookiebot: Cookiebot
	Typeform: Typeform
	SurveyMonkey: SurveyMonkey
	Shopify: Shopify
	Yandex: Yandex | Yandex Metrica
	Optimizely: Optimizely
	Braze: Braze
	Iterable: Iterable
	Klaviyo: Klaviyo
	Equifax: Equifax
	Experian: Experian
	TransUnion: TransUnion
	Plaid: Plaid
	Jumio: Jumio
	Onfido: Onfido
	OpenAI: OpenAI
	Anthropic: Anthropic
	Slack: Slack
	Zoom: Zoom Video Communications
`)

// bodies maps the names of data-protection and other authorities to one name each.
var bodies = list(`
	Information Commissioner's Office: Information Commissioner's Office | Information Commissioners' Office | Information Commissioner | ICO
	CNIL: CNIL | Commission Nationale de l'Informatique et des Libertés | Commission nationale de l'informatique et des libertés
	Data Protection Commission: Data Protection Commission | Irish Data Protection Commission | Irish Data Protection Commissioner | Data Protection Commissioner
	Autoriteit Persoonsgegevens: Autoriteit Persoonsgegevens | Dutch Data Protection Authority
	Datatilsynet: Datatilsynet | Danish Data Protection Agency | Norwegian Data Protection Authority
	IMY: Integritetsskyddsmyndigheten | Swedish Authority for Privacy Protection | Datainspektionen
	Garante: Garante per la protezione dei dati personali | Italian Data Protection Authority
	AEPD: AEPD | Agencia Española de Protección de Datos | Spanish Data Protection Agency
	UODO: UODO | Urząd Ochrony Danych Osobowych
	BfDI: BfDI | Federal Commissioner for Data Protection and Freedom of Information
	FDPIC: FDPIC | EDÖB | Federal Data Protection and Information Commissioner
	OAIC: OAIC | Office of the Australian Information Commissioner | Australian Information Commissioner | Australian Privacy Commissioner
	OPC: Office of the Privacy Commissioner of Canada | Privacy Commissioner of Canada | Office of the Privacy Commissioner
	ANPD: ANPD | Autoridade Nacional de Proteção de Dados | Brazilian Data Protection Authority
	FTC: FTC | Federal Trade Commission
	CPPA: California Privacy Protection Agency | CPPA
	Attorney General: California Attorney General | Attorney General
	EDPB: European Data Protection Board | EDPB
	supervisory authority?: supervisory authority | supervisory authorities | data protection authority | data protection authorities | data protection regulator | data protection regulators | local regulator
`)

// recipientKinds maps the words for kinds of recipients to one name each.
var recipientKinds = list(`
	service providers: service providers | service provider | third-party service providers | third-party vendors | vendors | third-party providers | suppliers | subcontractors | contractors
	processors: data processors | processors | sub-processors | subprocessors
	hosting providers: hosting providers | hosting provider | web hosting providers | data center providers | hosting partners | cloud providers | cloud service providers | hosting companies
	payment processors: payment processors | payment processor | payment providers | payment service providers | payment card processors | payment providers | credit card processors
	analytics providers: analytics providers | analytics service providers | analytics partners | analytics companies
	advertisers: advertisers | advertising partners | advertising networks | ad networks | advertising companies | ad partners | ad network partners
	affiliates: affiliates | affiliated companies | subsidiaries | group companies | parent company | corporate affiliates | related companies
	business partners: business partners | channel partners | joint marketing partners | marketing partners | commercial partners | strategic partners
	resellers: resellers | distributors | dealers | franchisees
	professional advisers: professional advisors | professional advisers | lawyers | auditors | accountants | legal advisors | attorneys
	law enforcement: law enforcement | law enforcement authorities | law enforcement agencies | police
	public authorities: public authorities | government authorities | governmental authorities | government agencies | regulatory authorities | regulators | tax authorities | government entities
	courts: courts
	credit agencies: credit reference agencies | credit reporting agencies | credit bureaus | fraud prevention agencies
	insurers: insurers | insurance companies
	banks: banks | financial institutions
	social networks: social networks | social media platforms | social media companies | social media providers | social networking sites
	other users: other users | other customers | other participants | other members
	acquirers: acquirer | acquiring entity | successor entity | prospective buyer | potential buyers | prospective purchasers | merger
	researchers: researchers | academic institutions
	couriers: couriers | shipping companies | delivery companies | logistics providers | delivery partners
`)
