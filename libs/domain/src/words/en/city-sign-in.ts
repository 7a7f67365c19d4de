export const citySignIn = {
  'member.city.answerTitle': 'Signing in with the city’s account',
  'member.city.answerBusy': 'One moment: we are checking what the city’s identity provider confirms.',
  'member.city.again': 'Sign in again',
  'member.city.prove': 'Confirm with the city’s account',
  'member.city.proveLead':
    'You are led to the city’s identity provider and come back here. What you have just typed in, you type in once more afterwards.',
  'member.city.needed': '{place} only accepts sign-ins with the city’s account here. Please sign in with it.',
  'member.city.accountLead':
    'You are signed in with the city’s account. The city looks after password, second factor and address; the sign-in counts in this municipality alone.',
  'member.city.link': 'The city’s account',
  'member.city.linkLead':
    'Connect your access with the city’s account. Afterwards you sign in to {place} with it.',
  'member.city.linked': 'Connected since {day}.',
  'member.city.linkDo': 'Connect with the city’s account',
  'member.city.unlink': 'End the connection',
  'member.city.unlinked': 'The connection has ended.',
  'member.city.tab': 'City’s account',
  'member.city.title': 'Sign-in with the city’s account',
  'member.city.lead':
    'Connect Wegmarke with the identity provider of {place} (OpenID Connect). Then nobody needs a password of their own, and groups decide who may do what.',
  'member.city.register': 'To be registered at the provider',
  'member.city.redirect': 'Redirect URI',
  'member.city.signedOut': 'After signing out (post-logout redirect URI)',
  'member.city.connection': 'Connection',
  'member.city.issuer': 'Address of the provider (issuer)',
  'member.city.check': 'Check the address',
  'member.city.checked':
    'It answers. {signOut, select, yes {Signing out signs out there too.} other {Signing out counts here alone.}}',
  'member.city.clientId': 'Client ID of the product',
  'member.city.secret': 'Client secret',
  'member.city.secretKept': 'One is stored and is never shown. Left empty, it stays.',
  'member.city.scopes': 'What is asked for (scopes)',
  'member.city.spaced': 'Several with spaces between them.',
  'member.city.groupsClaim': 'Claim that names the groups',
  'member.city.requiredAcr': 'Demanded level of the sign-in (acr)',
  'member.city.secondFactor': 'What counts as a second factor (acr or amr)',
  'member.city.who': 'Who comes in',
  'member.city.newcomers.invited': 'Only who has been invited',
  'member.city.newcomers.by-group': 'Also who is in one of the groups below',
  'member.city.rules': 'Groups and rights',
  'member.city.rulesLead':
    'They count anew at every sign-in: what came from a group ends when the group is gone.',
  'member.city.rule': 'Rule {number}',
  'member.city.group': 'Group',
  'member.city.gives': 'Gives',
  'member.city.gives.member': 'Access and nothing else',
  'member.city.gives.admin': 'Administration of the municipality',
  'member.city.gives.council': 'Council',
  'member.city.gives.office': 'An office',
  'member.city.office': 'The office',
  'member.city.appointment': 'As',
  'member.city.appointment.regular': 'Holder',
  'member.city.appointment.stand-in': 'Stand-in',
  'member.city.ruleAdd': 'Add a rule',
  'member.city.ruleRemove': 'Remove rule {number}',
  'member.city.offices': 'Offices from groups',
  'member.city.appointments.proposed': 'Are proposed; the digital office decides',
  'member.city.appointments.at-once': 'Count at once',
  'member.city.passwords': 'Sign-in without the city’s provider',
  'member.city.passwordSignIn.everybody': 'Stays possible for everybody',
  'member.city.passwordSignIn.admins': 'Only for administrators, so that nobody is locked out',
  'member.city.enabled': 'Offer it on the sign-in page',
  'member.city.save': 'Save the connection',
  'member.city.remove': 'End this connection',
  'member.city.saved':
    'Saved. Try signing in with the city’s account in another browser before you close other ways.',
  'member.city.removed':
    'The connection has ended and the secret is forgotten. Everybody signs in by password or passkey again.',
  'member.city.proposals': 'Proposals from groups',
  'member.city.proposalsLead':
    'These appointments follow from groups in the city’s identity provider. They only count once you agree.',
  'member.city.proposal': '{person} – {office}, {kind}',
  'member.city.accept': 'Appoint',
  'member.city.decline': 'Do not appoint',
  'member.problem.provider-unreachable':
    'The city’s identity provider does not answer right now. Try again later, or sign in by password or passkey.',
  'member.problem.provider-refuses':
    'The city’s identity provider does not accept this connection. Please tell whoever administers Wegmarke for your municipality: client ID and secret need a look.',
  'member.problem.provider-answer-invalid':
    'The provider’s answer does not fit this sign-in. Please begin again. If it stays like this, tell your administrators.',
  'member.problem.provider-sign-in-expired':
    'This sign-in is too old, has been used, or was begun in another window. Please begin again.',
  'member.problem.provider-denied': 'The city’s identity provider did not sign you in, or you went back.',
  'member.problem.provider-acr-missing':
    'Your municipality demands a stronger sign-in, for example with a second factor. Use it at the city’s provider.',
  'member.problem.provider-no-rights':
    'You are known, but none of your groups has access here. Please ask whoever administers Wegmarke for your municipality.',
  'member.problem.provider-not-invited':
    'Only people who have been invited come in here. Please ask whoever administers Wegmarke for your municipality.',
  'member.problem.provider-access-ended': 'Your access has been ended. Only a new invitation opens it again.',
  'member.problem.provider-not-linked':
    'You have access here already. Sign in as before, and connect it with the city’s account under “My account”.',
  'member.problem.provider-mail-unverified':
    'The city’s identity provider names no verified mail address of yours. Without one no access is made.',
  'member.problem.provider-account-exists':
    'There is an account of your address already, of another municipality. Please ask for an invitation here.',
  'member.problem.provider-identity-taken':
    'This account of the city is connected with somebody else already.',
  'member.problem.provider-needed': 'Your municipality only accepts sign-ins with the city’s account here.',
  'member.problem.confined-session':
    'This belongs to your own account, not to the city’s. Sign in by password or passkey for it.',
  'member.problem.issuer-refused':
    'This address does not work: it must begin with https:// and lie outside the server’s own network.',
  'member.problem.secret-needed': 'Provider or client ID are new. Please give the client secret anew too.',
  'member.problem.office-unknown': 'Please choose an office that there is for every rule with an office.',
} as const;
