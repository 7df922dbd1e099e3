"""The table of contents: which address leads to which room.

Public pages stand under a language and a review, as /en/cambodia-3/recommendations/; /en/ is the home of the first
review. The language of / is the reader's own (Accept-Language). The workbench under /admin/ and the account pages speak
the language of the account.
"""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from upr_tracker.site import calendar_feed, discovery, views

handler400 = "upr_tracker.site.errors.bad_request"
handler404 = "upr_tracker.site.errors.not_found"
handler500 = "upr_tracker.site.errors.server_error"

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/", include("upr_tracker.accounts.urls")),
    path("calendar/<str:token>.ics", calendar_feed.calendar, name="calendar"),
    path("api/v1/", include("upr_tracker.api")),
    path("robots.txt", discovery.robots, name="robots"),
    path("sitemap.xml", discovery.sitemap, name="sitemap"),
    path("favicon.ico", discovery.favicon, name="favicon"),
    *i18n_patterns(
        path("", views.front, name="front"),
        path("<slug:review>/", include("upr_tracker.site.urls")),
        path("<slug:review>/", include("recommendations.urls")),
        path("<slug:review>/", include("stakeholders.urls")),
        path("<slug:review>/", include("reports.urls")),
    ),
]
