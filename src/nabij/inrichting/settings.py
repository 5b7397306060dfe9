"""Instellingen: een bestand, gevuld uit de omgeving, met SQLite als begin."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from nabij.inrichting import omgeving
from nabij.inrichting.logregels import LOGGING as LOGGING

HIER = Path(__file__).resolve().parent

# Wat deze installatie is.
DATA = omgeving.datamap()
DEMO = omgeving.aan("NABIJ_DEMO")
DEBUG = omgeving.aan("NABIJ_ONTWIKKEL")
ADRES = omgeving.tekst("NABIJ_ADRES", "http://localhost:8000").rstrip("/")
SECRET_KEY = omgeving.geheim("SECRET_KEY", DATA / "geheim.sleutel").hex()
KLUIS_GEHEIM = omgeving.geheim("NABIJ_KLUIS", DATA / "kluis.sleutel")
ZEGEL_GEHEIM = omgeving.geheim("NABIJ_ZEGEL", DATA / "zegel.sleutel")
ZEGEL_ANKER = DATA / "zegel.anker"
# Wat opgeruimd is, als sleutels: een teruggezette reservekopie brengt het niet terug.
OPRUIMLIJST = DATA / "opgeruimd.lijst"

ALLOWED_HOSTS = omgeving.lijst("NABIJ_HOSTS", omgeving.ALLEEN_HIER)
# Zonder https alleen voor ontwikkelen, de demo, en op de eigen computer.
VEILIG = not (DEBUG or DEMO or set(ALLOWED_HOSTS) <= set(omgeving.ALLEEN_HIER))

ROOT_URLCONF = "nabij.inrichting.urls"
WSGI_APPLICATION = "nabij.inrichting.wsgi.application"
AUTH_USER_MODEL = "account.Account"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# De eigen kamers gaan voor: hun sjablonen vervangen die van allauth.
INSTALLED_APPS = [
    "nabij.huisstijl",
    "nabij.kamers.account",
    "nabij.kamers.afspraken",
    "nabij.kamers.wijk",
    "nabij.kamers.team",
    "nabij.kamers.poort",
    "nabij.kamers.poort.logboek",
    "nabij.kamers.bewoners",
    "nabij.kamers.kaart",
    "nabij.kamers.toegang",
    "nabij.kamers.casus",
    "nabij.kamers.consult",
    "nabij.kamers.toewijzing",
    "nabij.kamers.opbouw",
    "nabij.deuren.api",
    "nabij.deuren.portaal",
    "nabij.deuren.werkplek",
    "nabij.demo",
    "nabij.deuren.opdrachten",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "nabij.kamers.account.allauth_app.AllauthConfig",
    "allauth.mfa",
    "allauth.socialaccount",
    "axes",
]

# Van buiten naar binnen. Wat een antwoord maakt zonder de rest (bestanden, een storing) staat
# buiten de sessie; wat alleen aangemelde mensen mogen, staat binnen csrf.
MIDDLEWARE = [
    "nabij.inrichting.kopregels.Kopregels",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "nabij.inrichting.storing.Storing",
    "nabij.kamers.poort.middleware.EerstOpruimen",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "nabij.kamers.account.sessieduur.Sessieduur",
    "nabij.kamers.poort.middleware.PoortMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "nabij.kamers.account.verder.Verder",
    "nabij.kamers.account.aanmelden.Aanmelden",
    "nabij.kamers.account.concept.Concepten",
    "nabij.kamers.account.botsing.Botsingen",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "nabij.kamers.poort.context.poort",
                "nabij.deuren.werkplek.context.werkplek",
            ],
        },
    }
]
FORM_RENDERER = "nabij.huisstijl.formulieren.Renderer"

# Gegevens. Het logboek staat altijd apart.
DATABASES = {
    "default": omgeving.database("DATABASE_URL", DATA / "nabij.sqlite3"),
    "logboek": omgeving.database("LOGBOEK_URL", DATA / "logboek.sqlite3", duurzaam=True),
}
# Wie het logboek bij de tijd brengt; het product zelf mag er alleen lezen en toevoegen.
LOGBOEK_EIGENAAR = omgeving.postgres_uit("LOGBOEK_EIGENAAR_URL")
DATABASE_ROUTERS = ["nabij.kamers.poort.logboek.router.LogboekRouter"]
ATOMIC_REQUESTS = False
MIGRATION_MODULES = {"allauth_account": "nabij.kamers.account.allauth_app.migrations"}
# Gedeeld door alle processen: de tellers die raden tegenhouden, kloppen alleen zo.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "nabij_cache",
        # Ruim, want een volle wachtkamer zou tellers wegdoen waar iemand op raadt.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

# Aanmelden.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "nabij.kamers.poort.wie.Backend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_KEUR = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "nabij.kamers.account.wachtwoord.LangGenoeg",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": f"{_KEUR}.CommonPasswordValidator"},
    {
        "NAME": f"{_KEUR}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["inlognaam", "naam", "email"]},
    },
    {"NAME": "nabij.kamers.account.wachtwoord.NietTeRaden"},
]
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/mijn-dag/"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "nabij.kamers.account.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "inlognaam"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_FORMS = {
    "login": "nabij.kamers.account.forms.Inloggen",
    "change_password": "nabij.kamers.account.forms.WachtwoordVeranderen",
    "reset_password_from_key": "nabij.kamers.account.forms.WachtwoordKiezen",
    "reauthenticate": "nabij.kamers.account.forms.Opnieuw",
}
ACCOUNT_RATE_LIMITS = {
    # Een gemeentehuis deelt een adres: ruim per adres, krap per account (zie docs/asvs.md).
    "login": "120/m/ip",
    "aanmelden": "60/m/ip,50/h/key",
    # Ook de code van de tweede factor telt hier, per account.
    "login_failed": "60/m/ip,5/300s/key",
}
MFA_ADAPTER = "nabij.kamers.account.adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Nabij"
# Een passkey vraagt zelf om vinger, gezicht of pincode; daarom is zij alleen genoeg.
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_FORMS = {
    "authenticate": "nabij.kamers.account.forms.Code",
    "reauthenticate": "nabij.kamers.account.forms.CodeOpnieuw",
    "activate_totp": "nabij.kamers.account.forms.FactorInstellen",
    "add_webauthn": "nabij.kamers.account.forms.PasskeyMaken",
    "login_webauthn": "nabij.kamers.account.forms.PasskeyInloggen",
    "authenticate_webauthn": "nabij.kamers.account.forms.PasskeyCode",
    "reauthenticate_webauthn": "nabij.kamers.account.forms.PasskeyOpnieuw",
}
# Vragen en antwoorden tellen allebei; aan een passkey valt niets te raden.
MFA_RATE_LIMITS = {"webauthn_login": "240/m/ip"}
# Aanmelden met het account van de gemeente (zie kamers/account/elders.py).
OIDC = omgeving.oidc()
SOCIALACCOUNT_STORE_TOKENS = False
ALLAUTH_TRUSTED_PROXY_COUNT = omgeving.getal("NABIJ_PROXIES", 0)

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_CALLABLE = "nabij.kamers.account.slot.te_vaak"
AXES_USERNAME_CALLABLE = "nabij.kamers.account.slot.inlognaam"
AXES_CLIENT_IP_CALLABLE = "nabij.kamers.account.slot.adres"
AXES_SENSITIVE_PARAMETERS = [
    "login",
    "password",
    "csrfmiddlewaretoken",
    "sleutel",
    "next",
    "code",
    "state",
]
AXES_VERBOSE = False

# Sessies: in de database, zodat beheer ze kan beeindigen.
SESSION_ENGINE = "nabij.kamers.account.sessies"
SESSIE_STIL = timedelta(minutes=30)
SESSIE_LANGST = timedelta(hours=12)
SESSION_COOKIE_AGE = int(SESSIE_LANGST.total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
_VOOR = "__Host-" if VEILIG else ""
SESSION_COOKIE_NAME = f"{_VOOR}nabij_sessie"
CSRF_COOKIE_NAME = f"{_VOOR}nabij_csrf"
LANGUAGE_COOKIE_NAME = f"{_VOOR}nabij_taal"
LAATST_COOKIE_NAME = f"{_VOOR}nabij_laatst"
BOODSCHAP_COOKIE_NAME = f"{_VOOR}nabij_boodschap"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = VEILIG
CSRF_FAILURE_VIEW = "nabij.kamers.account.verder.csrf_mislukt"
MESSAGE_STORAGE = "nabij.kamers.account.boodschappen.Boodschappen"

# Kopregels. Zie ook inrichting/kopregels.py.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        # Een knop die naar de andere kant doorstuurt, is een formulier daarheen.
        "form-action": [SELF, *OIDC.get("herkomst", [])],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = VEILIG
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if VEILIG else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = VEILIG
if ALLAUTH_TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Bestanden.
STATIC_URL = "/statisch/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 0 if DEBUG else 600

# Post.
EMAIL_HOST = omgeving.tekst("NABIJ_SMTP", "")
EMAIL_PORT = omgeving.getal("NABIJ_SMTP_POORT", 587)
EMAIL_HOST_USER = omgeving.tekst("NABIJ_SMTP_NAAM", "")
EMAIL_HOST_PASSWORD = omgeving.tekst("NABIJ_SMTP_WACHTWOORD", "")
EMAIL_USE_TLS = not omgeving.aan("NABIJ_SMTP_ZONDER_TLS")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = omgeving.tekst("NABIJ_AFZENDER", "nabij@localhost")

# Taal en tijd.
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Nederlands")), ("en", _("Engels"))]
LOCALE_PATHS = [HIER.parent / "vertalingen"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True
