export const citySignIn = {
  'member.city.answerTitle': 'Anmeldung mit dem Konto der Stadt',
  'member.city.answerBusy': 'Einen Moment: Wir prüfen, was der Anmeldedienst der Stadt bestätigt.',
  'member.city.again': 'Noch einmal anmelden',
  'member.city.prove': 'Mit dem Konto der Stadt bestätigen',
  'member.city.proveLead':
    'Sie werden zum Anmeldedienst der Stadt geführt und kommen hierher zurück. Was Sie gerade eingegeben haben, geben Sie danach noch einmal ein.',
  'member.city.needed':
    '{place} nimmt hier nur Anmeldungen mit dem Konto der Stadt an. Melden Sie sich bitte damit an.',
  'member.city.accountLead':
    'Sie sind mit dem Konto der Stadt angemeldet. Passwort, zweiten Faktor und Adresse verwaltet die Stadt; die Anmeldung gilt nur in dieser Kommune.',
  'member.city.link': 'Konto der Stadt',
  'member.city.linkLead':
    'Verbinden Sie Ihren Zugang mit dem Konto der Stadt. Danach melden Sie sich in {place} damit an.',
  'member.city.linked': 'Verbunden seit {day}.',
  'member.city.linkDo': 'Mit dem Konto der Stadt verbinden',
  'member.city.unlink': 'Verbindung lösen',
  'member.city.unlinked': 'Die Verbindung ist gelöst.',
  'member.city.tab': 'Konto der Stadt',
  'member.city.title': 'Anmeldung mit dem Konto der Stadt',
  'member.city.lead':
    '{place}: Verbinden Sie Wegmarke mit dem Anmeldedienst der Kommune (OpenID Connect). Dann braucht niemand ein eigenes Passwort, und Gruppen bestimmen, wer was darf.',
  'member.city.register': 'Beim Anmeldedienst einzutragen',
  'member.city.redirect': 'Rücksprungadresse (Redirect-URI)',
  'member.city.signedOut': 'Nach dem Abmelden (Post-Logout-Redirect-URI)',
  'member.city.connection': 'Verbindung',
  'member.city.issuer': 'Adresse des Anmeldedienstes (Issuer)',
  'member.city.check': 'Adresse prüfen',
  'member.city.checked':
    'Erreichbar. {signOut, select, yes {Beim Abmelden wird auch dort abgemeldet.} other {Abmelden gilt nur hier.}}',
  'member.city.clientId': 'Client-ID',
  'member.city.secret': 'Client-Secret',
  'member.city.secretKept': 'Es ist eines gespeichert und wird nie gezeigt. Leer lassen: Es bleibt.',
  'member.city.scopes': 'Was erfragt wird (Scopes)',
  'member.city.spaced': 'Mehrere mit Leerzeichen dazwischen.',
  'member.city.groupsClaim': 'Angabe mit den Gruppen (Claim)',
  'member.city.requiredAcr': 'Verlangte Stufe der Anmeldung (acr)',
  'member.city.secondFactor': 'Was als zweiter Faktor zählt (acr oder amr)',
  'member.city.who': 'Wer hineinkommt',
  'member.city.newcomers.invited': 'Nur wer eingeladen ist',
  'member.city.newcomers.by-group': 'Auch wer in einer der Gruppen unten ist',
  'member.city.rules': 'Gruppen und Rechte',
  'member.city.rulesLead':
    'Sie gelten bei jeder Anmeldung neu: Was aus einer Gruppe kam, endet, wenn die Gruppe wegfällt.',
  'member.city.rule': 'Regel {number}',
  'member.city.group': 'Gruppe',
  'member.city.gives': 'Gibt',
  'member.city.gives.member': 'Zugang, sonst nichts',
  'member.city.gives.admin': 'Verwaltung der Kommune',
  'member.city.gives.council': 'Rat',
  'member.city.gives.office': 'Ein Amt',
  'member.city.office': 'Amt',
  'member.city.appointment': 'Als',
  'member.city.appointment.regular': 'Inhaberin oder Inhaber',
  'member.city.appointment.stand-in': 'Vertretung',
  'member.city.ruleAdd': 'Regel hinzufügen',
  'member.city.ruleRemove': 'Regel {number} entfernen',
  'member.city.offices': 'Ämter aus Gruppen',
  'member.city.appointments.proposed':
    'Werden vorgeschlagen; die Stabsstelle für Digitalisierung entscheidet',
  'member.city.appointments.at-once': 'Gelten sofort',
  'member.city.passwords': 'Anmeldung ohne den Dienst der Stadt',
  'member.city.passwordSignIn.everybody': 'Bleibt für alle möglich',
  'member.city.passwordSignIn.admins': 'Nur noch für die Verwaltung, damit niemand sich aussperrt',
  'member.city.enabled': 'Auf der Anmeldeseite anbieten',
  'member.city.save': 'Verbindung speichern',
  'member.city.remove': 'Verbindung beenden',
  'member.city.saved':
    'Gespeichert. Melden Sie sich in einem anderen Browser probeweise mit dem Konto der Stadt an, bevor Sie andere Wege schließen.',
  'member.city.removed':
    'Die Verbindung ist beendet, das Geheimnis vergessen. Alle melden sich wieder mit Passwort oder Passkey an.',
  'member.city.proposals': 'Vorschläge aus Gruppen',
  'member.city.proposalsLead':
    'Diese Besetzungen folgen aus Gruppen im Anmeldedienst der Stadt. Sie gelten erst, wenn Sie zustimmen.',
  'member.city.proposal': '{person}: {office}, {kind}',
  'member.city.accept': 'Bestellen',
  'member.city.decline': 'Nicht bestellen',
  'member.problem.provider-unreachable':
    'Der Anmeldedienst der Stadt antwortet gerade nicht. Versuchen Sie es später noch einmal, oder melden Sie sich mit Passwort oder Passkey an.',
  'member.problem.provider-refuses':
    'Der Anmeldedienst der Stadt nimmt diese Verbindung nicht an. Bitte sagen Sie es, wer Wegmarke für Ihre Kommune verwaltet: Client-ID und Client-Secret sind zu prüfen.',
  'member.problem.provider-answer-invalid':
    'Die Antwort des Anmeldedienstes passt nicht zu dieser Anmeldung. Beginnen Sie bitte noch einmal. Bleibt es dabei, sagen Sie es Ihrer Verwaltung.',
  'member.problem.provider-sign-in-expired':
    'Diese Anmeldung ist zu alt, wurde schon benutzt oder in einem anderen Fenster begonnen. Beginnen Sie bitte noch einmal.',
  'member.problem.provider-denied':
    'Der Anmeldedienst der Stadt hat Sie nicht angemeldet, oder Sie haben abgebrochen.',
  'member.problem.provider-acr-missing':
    'Ihre Kommune verlangt eine stärkere Anmeldung, zum Beispiel mit zweitem Faktor. Melden Sie sich beim Dienst der Stadt damit an.',
  'member.problem.provider-no-rights':
    'Sie sind bekannt, aber keine Ihrer Gruppen hat hier Zugang. Bitte fragen Sie, wer Wegmarke für Ihre Kommune verwaltet.',
  'member.problem.provider-not-invited':
    'Hier kommt nur hinein, wer eingeladen ist. Bitte fragen Sie, wer Wegmarke für Ihre Kommune verwaltet.',
  'member.problem.provider-access-ended':
    'Ihr Zugang ist beendet worden. Nur eine neue Einladung öffnet ihn wieder.',
  'member.problem.provider-not-linked':
    'Sie haben hier schon einen Zugang. Melden Sie sich wie bisher an, und verbinden Sie ihn unter „Mein Konto“ mit dem Konto der Stadt.',
  'member.problem.provider-mail-unverified':
    'Der Anmeldedienst der Stadt nennt keine bestätigte E-Mail-Adresse von Ihnen. Ohne sie legen wir keinen Zugang an.',
  'member.problem.provider-account-exists':
    'Zu Ihrer Adresse gibt es schon ein Konto einer anderen Kommune. Bitte lassen Sie sich hier einladen.',
  'member.problem.provider-identity-taken':
    'Dieses Konto der Stadt ist schon mit einem anderen Menschen verbunden.',
  'member.problem.provider-needed': 'Ihre Kommune nimmt hier nur Anmeldungen mit dem Konto der Stadt an.',
  'member.problem.confined-session':
    'Das gehört zu Ihrem eigenen Konto, nicht zu dem der Stadt. Melden Sie sich dafür mit Passwort oder Passkey an.',
  'member.problem.issuer-refused':
    'Diese Adresse geht nicht: Sie beginnt mit https:// und liegt nicht im Netz des Servers.',
  'member.problem.secret-needed':
    'Der Anmeldedienst oder die Client-ID ist neu. Geben Sie bitte auch das Client-Secret neu ein.',
  'member.problem.office-unknown': 'Bitte wählen Sie bei jeder Regel mit Amt ein Amt, das es gibt.',
} as const;
