export const citySignIn = {
  'member.city.answerTitle': 'Aanmelden met het account van de gemeente',
  'member.city.answerBusy': 'Een ogenblik: we controleren wat de aanmelddienst van de gemeente bevestigt.',
  'member.city.again': 'Opnieuw aanmelden',
  'member.city.prove': 'Bevestigen met het account van de gemeente',
  'member.city.proveLead':
    'U gaat naar de aanmelddienst van de gemeente en komt hier terug. Wat u net hebt ingevuld, vult u daarna opnieuw in.',
  'member.city.needed':
    '{place} accepteert hier alleen aanmeldingen met het account van de gemeente. Meld u daarmee aan.',
  'member.city.accountLead':
    'U bent aangemeld met het account van de gemeente. De gemeente beheert wachtwoord, tweede factor en adres; de aanmelding geldt alleen in deze gemeente.',
  'member.city.link': 'Account van de gemeente',
  'member.city.linkLead':
    'Koppel uw toegang aan het account van de gemeente. Daarna meldt u zich daarmee aan bij {place}.',
  'member.city.linked': 'Gekoppeld sinds {day}.',
  'member.city.linkDo': 'Koppelen aan het account van de gemeente',
  'member.city.unlink': 'Koppeling verbreken',
  'member.city.unlinked': 'De koppeling is verbroken.',
  'member.city.tab': 'Account gemeente',
  'member.city.title': 'Aanmelden met het account van de gemeente',
  'member.city.lead':
    'Verbind Wegmarke met de aanmelddienst van {place} (OpenID Connect). Dan heeft niemand een eigen wachtwoord nodig en bepalen groepen wie wat mag.',
  'member.city.register': 'In te voeren bij de aanmelddienst',
  'member.city.redirect': 'Terugkeeradres (redirect-URI)',
  'member.city.signedOut': 'Na het afmelden (post-logout redirect-URI)',
  'member.city.connection': 'Verbinding',
  'member.city.issuer': 'Adres van de aanmelddienst (issuer)',
  'member.city.check': 'Adres controleren',
  'member.city.checked':
    'Bereikbaar. {signOut, select, yes {Afmelden meldt ook daar af.} other {Afmelden geldt alleen hier.}}',
  'member.city.clientId': 'Client-ID van het product',
  'member.city.secret': 'Clientgeheim',
  'member.city.secretKept': 'Er is er een opgeslagen; het wordt nooit getoond. Leeg laten: het blijft.',
  'member.city.scopes': 'Wat wordt gevraagd (scopes)',
  'member.city.spaced': 'Meerdere met spaties ertussen.',
  'member.city.groupsClaim': 'Gegeven met de groepen (claim)',
  'member.city.requiredAcr': 'Vereist niveau van aanmelding (acr)',
  'member.city.secondFactor': 'Wat als tweede factor telt (acr of amr)',
  'member.city.who': 'Wie binnenkomt',
  'member.city.newcomers.invited': 'Alleen wie is uitgenodigd',
  'member.city.newcomers.by-group': 'Ook wie in een van de groepen hieronder zit',
  'member.city.rules': 'Groepen en rechten',
  'member.city.rulesLead':
    'Ze gelden bij elke aanmelding opnieuw: wat uit een groep kwam, eindigt als de groep wegvalt.',
  'member.city.rule': 'Regel nummer {number}',
  'member.city.group': 'Groep',
  'member.city.gives': 'Geeft',
  'member.city.gives.member': 'Toegang, verder niets',
  'member.city.gives.admin': 'Beheer van de gemeente',
  'member.city.gives.council': 'De raad',
  'member.city.gives.office': 'Een ambt',
  'member.city.office': 'Ambt',
  'member.city.appointment': 'In de rol van',
  'member.city.appointment.regular': 'Houder',
  'member.city.appointment.stand-in': 'Vervanging',
  'member.city.ruleAdd': 'Regel toevoegen',
  'member.city.ruleRemove': 'Regel {number} verwijderen',
  'member.city.offices': 'Ambten uit groepen',
  'member.city.appointments.proposed': 'Worden voorgesteld; het bureau digitalisering beslist',
  'member.city.appointments.at-once': 'Gelden meteen',
  'member.city.passwords': 'Aanmelden zonder de dienst van de gemeente',
  'member.city.passwordSignIn.everybody': 'Blijft voor iedereen mogelijk',
  'member.city.passwordSignIn.admins': 'Alleen nog voor beheerders, zodat niemand zich buitensluit',
  'member.city.enabled': 'Aanbieden op de aanmeldpagina',
  'member.city.save': 'Verbinding opslaan',
  'member.city.remove': 'Verbinding beëindigen',
  'member.city.saved':
    'Opgeslagen. Probeer in een andere browser aan te melden met het account van de gemeente voordat u andere wegen sluit.',
  'member.city.removed':
    'De verbinding is beëindigd en het geheim vergeten. Iedereen meldt zich weer aan met wachtwoord of passkey.',
  'member.city.proposals': 'Voorstellen uit groepen',
  'member.city.proposalsLead':
    'Deze bezettingen volgen uit groepen in de aanmelddienst van de gemeente. Ze gelden pas als u instemt.',
  'member.city.proposal': '{person} | {office}, {kind}',
  'member.city.accept': 'Aanstellen',
  'member.city.decline': 'Niet aanstellen',
  'member.problem.provider-unreachable':
    'De aanmelddienst van de gemeente antwoordt nu niet. Probeer het later opnieuw, of meld u aan met wachtwoord of passkey.',
  'member.problem.provider-refuses':
    'De aanmelddienst van de gemeente accepteert deze verbinding niet. Meld het bij wie Wegmarke voor uw gemeente beheert: client-ID en geheim moeten worden nagekeken.',
  'member.problem.provider-answer-invalid':
    'Het antwoord van de aanmelddienst past niet bij deze aanmelding. Begin opnieuw. Blijft het zo, meld het dan bij uw beheer.',
  'member.problem.provider-sign-in-expired':
    'Deze aanmelding is te oud, al gebruikt of in een ander venster begonnen. Begin opnieuw.',
  'member.problem.provider-denied':
    'De aanmelddienst van de gemeente heeft u niet aangemeld, of u hebt afgebroken.',
  'member.problem.provider-acr-missing':
    'Uw gemeente vereist een sterkere aanmelding, bijvoorbeeld met een tweede factor. Gebruik die bij de dienst van de gemeente.',
  'member.problem.provider-no-rights':
    'U bent bekend, maar geen van uw groepen heeft hier toegang. Vraag het wie Wegmarke voor uw gemeente beheert.',
  'member.problem.provider-not-invited':
    'Hier komt alleen binnen wie is uitgenodigd. Vraag het wie Wegmarke voor uw gemeente beheert.',
  'member.problem.provider-access-ended':
    'Uw toegang is beëindigd. Alleen een nieuwe uitnodiging opent die weer.',
  'member.problem.provider-not-linked':
    'U hebt hier al toegang. Meld u aan zoals voorheen en koppel die onder ‘Mijn account’ aan het account van de gemeente.',
  'member.problem.provider-mail-unverified':
    'De aanmelddienst van de gemeente noemt geen bevestigd e-mailadres van u. Zonder dat maken we geen toegang aan.',
  'member.problem.provider-account-exists':
    'Er is al een account met uw adres, van een andere gemeente. Vraag hier om een uitnodiging.',
  'member.problem.provider-identity-taken': 'Dit account van de gemeente is al aan iemand anders gekoppeld.',
  'member.problem.provider-needed':
    'Uw gemeente accepteert hier alleen aanmeldingen met het account van de gemeente.',
  'member.problem.confined-session':
    'Dit hoort bij uw eigen account, niet bij dat van de gemeente. Meld u daarvoor aan met wachtwoord of passkey.',
  'member.problem.issuer-refused':
    'Dit adres werkt niet: het begint met https:// en ligt niet in het netwerk van de server.',
  'member.problem.secret-needed':
    'Aanmelddienst of client-ID is nieuw. Geef ook het clientgeheim opnieuw op.',
  'member.problem.office-unknown': 'Kies bij elke regel met een ambt een ambt dat bestaat.',
} as const;
