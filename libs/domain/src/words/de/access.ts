export const access = {
  'member.accountMail.footer': 'Diese Nachricht geht an die Adresse Ihres Kontos bei Wegmarke.',
  'member.accountMail.reset.heading': 'Neues Passwort wählen',
  'member.accountMail.reset.text':
    'Jemand hat für Ihr Konto ein neues Passwort angefordert. Der Link gilt 60 Minuten und einmal. Waren Sie es nicht, brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist.',
  'member.accountMail.reset.link': 'Neues Passwort wählen',
  'member.accountMail.confirm.heading': 'Neue E-Mail-Adresse bestätigen',
  'member.accountMail.confirm.text':
    'Ihr Konto bei Wegmarke soll künftig diese Adresse haben: {address}. Bestätigen Sie das bitte innerhalb von 24 Stunden.',
  'member.accountMail.confirm.link': 'Adresse bestätigen',
  'member.accountMail.changed.heading': 'Die Adresse Ihres Kontos wurde geändert',
  'member.accountMail.changed.text':
    'Ihr Konto hat jetzt diese Adresse: {address}. Waren Sie es nicht, machen Sie das bitte innerhalb von sieben Tagen rückgängig. Dann enden alle Anmeldungen, und Sie wählen ein neues Passwort.',
  'member.accountMail.changed.link': 'Rückgängig machen',
  'member.accountMail.password.heading': 'Ihr Passwort wurde geändert',
  'member.accountMail.password.text':
    'Das Passwort Ihres Kontos ist neu. Alle anderen Anmeldungen sind beendet. Waren Sie es nicht, fordern Sie auf der Anmeldeseite sofort ein neues an.',
  'member.session.code': 'Code aus Ihrer App',
  'member.session.codeHint':
    'Sechs Ziffern aus der Authenticator-App, oder einer Ihrer Wiederherstellungscodes.',
  'member.session.codeMissing': 'Bitte geben Sie den Code ein.',
  'member.reset.title': 'Neues Passwort',
  'member.reset.lead': 'Wir schicken Ihnen einen Link, mit dem Sie ein neues Passwort wählen.',
  'member.reset.send': 'Link schicken',
  'member.reset.sent':
    'Wenn es zu dieser Adresse ein Konto gibt, ist der Link unterwegs. Er gilt 60 Minuten.',
  'member.reset.leadNew': 'Für das Konto {email}. Danach melden Sie sich damit an.',
  'member.reset.save': 'Passwort speichern',
  'member.reset.saved': 'Ihr neues Passwort gilt. Sie können sich jetzt anmelden.',
  'member.reset.invalidTitle': 'Dieser Link gilt nicht mehr',
  'member.address.confirmTitle': 'Neue E-Mail-Adresse',
  'member.address.confirmLead': 'Ihr Konto bekommt die Adresse {email}.',
  'member.address.confirm': 'Adresse bestätigen',
  'member.address.confirmed': 'Ihr Konto hat jetzt die neue Adresse.',
  'member.address.restoreTitle': 'Änderung der Adresse rückgängig machen',
  'member.address.restoreLead':
    'Ihr Konto bekommt die Adresse {email} zurück. Alle Anmeldungen enden; ein neues Passwort wählen Sie mit dem Link, den wir Ihnen schicken.',
  'member.address.restore': 'Rückgängig machen',
  'member.address.restored':
    'Ihr Konto hat wieder die frühere Adresse. Ein Link für ein neues Passwort ist unterwegs.',
  'member.account.title': 'Mein Konto',
  'member.account.lead': 'Womit Sie sich anmelden, und wo Sie angemeldet sind.',
  'member.account.needed':
    '{place} verlangt von Ihnen einen zweiten Faktor. Richten Sie einen ein: eine Authenticator-App oder einen Passkey. Danach geht es weiter.',
  'member.account.announced':
    'Ab {day} verlangt {place} von Ihnen einen zweiten Faktor. Richten Sie ihn schon jetzt ein.',
  'member.account.setUp': 'Einrichten',
  'member.account.goOn': 'Weiter',
  'member.account.saved': 'Gespeichert.',
  'member.account.proveTitle': 'Bitte zeigen Sie noch einmal, wer Sie sind',
  'member.account.proveLead':
    'Das ändert, wer in Ihr Konto kommt. Deshalb fragen wir nach. Danach gilt es 15 Minuten.',
  'member.account.prove': 'Bestätigen',
  'member.account.provePasskey': 'Mit Passkey bestätigen',
  'member.account.cancel': 'Abbrechen',
  'member.account.password': 'Passwort',
  'member.account.passwordSince': 'Zuletzt geändert am {day}.',
  'member.account.passwordNone': 'Sie melden sich ohne Passwort an.',
  'member.account.passwordChange': 'Passwort ändern',
  'member.account.passwordCurrent': 'Bisheriges Passwort',
  'member.account.passwordNew': 'Neues Passwort',
  'member.account.passwordRule':
    'Mindestens 12 Zeichen. Am besten mehrere Wörter, die nicht zusammengehören. Einfügen ist erlaubt.',
  'member.account.passwordSaved': 'Ihr neues Passwort gilt. Alle anderen Anmeldungen sind beendet.',
  'member.account.email': 'E-Mail-Adresse',
  'member.account.emailNew': 'Neue Adresse',
  'member.account.emailChange': 'Adresse ändern',
  'member.account.emailPending':
    '{email} wartet auf Ihre Bestätigung: Der Link ist in der Mail an diese Adresse.',
  'member.account.emailNoMail':
    'Diese Installation verschickt keine Mail. Die Adresse lässt sich deshalb nicht ändern.',
  'member.account.totp': 'Authenticator-App',
  'member.account.totpLead':
    'Eine App auf Ihrem Telefon zeigt alle 30 Sekunden einen neuen Code. Den geben Sie beim Anmelden zusätzlich ein.',
  'member.account.totpSince': 'Eingerichtet am {day}.',
  'member.account.totpSetUp': 'App einrichten',
  'member.account.totpScan':
    'Fotografieren Sie diesen Code mit der App ab, oder tippen Sie den Schlüssel ein.',
  'member.account.totpQr': 'QR-Code für die Authenticator-App; der Schlüssel steht darunter',
  'member.account.totpKey': 'Schlüssel',
  'member.account.totpCode': 'Code, den die App jetzt zeigt',
  'member.account.totpConfirm': 'App bestätigen',
  'member.account.totpRemove': 'App entfernen',
  'member.account.codes': 'Wiederherstellungscodes',
  'member.account.codesLead':
    'Damit kommen Sie hinein, wenn das Telefon fehlt. Jeder Code gilt einmal. Bewahren Sie sie dort auf, wo nur Sie hinkommen: Hier werden sie nicht noch einmal gezeigt.',
  'member.account.codesLeft':
    '{count, plural, =0 {Kein Wiederherstellungscode mehr. Erneuern Sie sie bitte.} one {Noch ein Wiederherstellungscode. Erneuern Sie sie bitte.} other {Noch # Wiederherstellungscodes.}}',
  'member.account.codesRenew': 'Codes erneuern',
  'member.account.codesCopy': 'Codes kopieren',
  'member.account.copied': 'Kopiert.',
  'member.account.codesKept': 'Ich habe sie aufbewahrt',
  'member.account.passkeys': 'Passkeys, ohne Passwort',
  'member.account.passkeysLead':
    'Anmelden mit Fingerabdruck, Gesicht oder PIN Ihres Geräts, ganz ohne Passwort. Ein Passkey zählt als zweiter Faktor.',
  'member.account.passkeyName': 'Name, an dem Sie ihn erkennen',
  'member.account.passkeyAdd': 'Passkey hinzufügen',
  'member.account.passkeyFacts':
    'Seit {day}{used, select, no {, noch nicht benutzt} other {, zuletzt benutzt am {used}}}',
  'member.account.rename': 'Umbenennen',
  'member.account.remove': 'Entfernen',
  'member.account.passkeyCancelled':
    'Das hat nicht geklappt: Ihr Gerät hat die Frage nicht beantwortet. Versuchen Sie es noch einmal.',
  'member.account.sessions': 'Angemeldet',
  'member.account.sessionHere': 'Dieses Gerät',
  'member.account.sessionUnknown': 'Unbekanntes Gerät',
  'member.account.sessionFacts': 'Seit {since}, zuletzt benutzt {used}',
  'member.account.sessionEnd': 'Beenden',
  'member.account.sessionsEndOthers': 'Alle anderen beenden',
  'member.account.signIns': 'Letzte Anmeldungen',
  'member.account.signInBegun': 'Angemeldet mit {methods}',
  'member.account.signInRefused':
    '{count, plural, one {Ein Versuch abgewiesen} other {# Versuche abgewiesen}}',
  'member.account.method.password': 'Passwort',
  'member.account.method.totp': 'App-Code',
  'member.account.method.passkey': 'Passkey',
  'member.account.method.recovery-code': 'Wiederherstellungscode',
  'member.account.method.oidc': 'Anmeldung der Stadt',
  'member.account.method.link': 'Link',
  'member.account.tokens': 'Zugangsschlüssel für Programme',
  'member.account.tokensLead':
    'Damit liest oder schreibt ein eigenes Programm in {place} an Ihrer Stelle: nie mehr, als Sie selbst an dem Tag dürfen.',
  'member.account.tokenName': 'Wofür er ist',
  'member.account.tokenScopes': 'Was er darf',
  'member.account.scope.read': 'Lesen',
  'member.account.scope.milestones': 'Wegmarken melden',
  'member.account.scope.plan': 'Plan ändern',
  'member.account.scope.people': 'Ämter und Abwesenheiten',
  'member.account.tokenUntil': 'Letzter Tag, höchstens in einem Jahr',
  'member.account.tokenMake': 'Schlüssel erstellen',
  'member.account.tokenOnce': 'Kopieren Sie den Schlüssel jetzt. Er wird nicht noch einmal gezeigt.',
  'member.account.tokenCopy': 'Schlüssel kopieren',
  'member.account.tokenFacts':
    'Bis {until}{used, select, no {, noch nicht benutzt} other {, zuletzt benutzt am {used}}}',
  'member.account.tokenState.active': 'Gilt',
  'member.account.tokenState.expired': 'Abgelaufen',
  'member.account.tokenState.revoked': 'Widerrufen',
  'member.account.tokenRevoke': 'Widerrufen',
  'member.account.tokensNone': 'Noch keiner.',
  'member.policy.title': 'Anmeldung',
  'member.policy.lead':
    'Von wem {place} einen zweiten Faktor verlangt. Bis zu dem Tag sehen alle, die es betrifft, einen Hinweis.',
  'member.policy.who': 'Zweiter Faktor',
  'member.policy.nobody': 'Freiwillig',
  'member.policy.admins': 'Wer die Kommune verwaltet',
  'member.policy.digital-office': 'Verwaltung und Stabsstelle für Digitalisierung',
  'member.policy.everybody': 'Alle mit Zugang',
  'member.policy.without':
    '{count, plural, =0 {alle haben schon einen} one {eine Person hat noch keinen} other {# haben noch keinen}}',
  'member.policy.from': 'Verlangt ab',
  'member.policy.save': 'Speichern',
  'member.problem.code-needed': 'Bitte geben Sie auch den Code aus Ihrer App ein.',
  'member.problem.code-wrong':
    'Dieser Code stimmt nicht oder wurde schon benutzt. Warten Sie auf den nächsten.',
  'member.problem.passkey-failed':
    'Dieser Passkey ist hier nicht bekannt. Melden Sie sich mit dem Passwort an.',
  'member.problem.passkey-refused': 'Dieser Passkey passt nicht zu der Frage. Versuchen Sie es noch einmal.',
  'member.problem.passkey-known': 'Dieser Passkey ist schon eingetragen.',
  'member.problem.link-invalid':
    'Dieser Link wurde schon benutzt oder ist abgelaufen. Fordern Sie einen neuen an.',
  'member.problem.mail-unavailable':
    'Diese Installation verschickt keine Mail. Bitte fragen Sie, wer sie für Ihre Kommune verwaltet.',
  'member.problem.address-taken': 'Zu dieser Adresse gibt es inzwischen ein Konto.',
  'member.problem.same-address': 'Das ist schon die Adresse Ihres Kontos.',
  'member.problem.address':
    'Diese Adresse geht nicht. Steht vielleicht ein Buchstabe aus einem anderen Alphabet darin? Tippen Sie sie neu.',
  'member.problem.password-too-short': 'Das neue Passwort braucht mindestens 12 Zeichen.',
  'member.problem.password-too-long': 'Das neue Passwort ist länger als 1000 Zeichen.',
  'member.problem.password-guessable':
    'Dieses Passwort probieren Programme zuerst. Nehmen Sie mehrere Wörter, die nicht zusammengehören.',
  'member.problem.password-wrong': 'Das bisherige Passwort stimmt nicht.',
  'member.problem.sign-in-again': 'Bitte zeigen Sie noch einmal, wer Sie sind.',
  'member.problem.second-factor-needed':
    'Ihre Kommune verlangt einen zweiten Faktor. Richten Sie ihn unter „Mein Konto“ ein.',
  'member.problem.token-days': 'Der letzte Tag liegt heute oder höchstens ein Jahr voraus.',
  'member.problem.too-many-tokens': 'Mehr als 20 Schlüssel gehen nicht. Widerrufen Sie erst einen.',
  'member.problem.in-the-past': 'Der Tag liegt in der Vergangenheit.',
} as const;
