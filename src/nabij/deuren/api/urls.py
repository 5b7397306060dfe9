from django.urls import path

from nabij.deuren.api import views

app_name = "api"

urlpatterns = [
    path("api/hsds/v3", views.basis, name="basis"),
    path("api/hsds/v3/", views.basis, name="voorpagina"),
    path("api/hsds/v3/openapi.json", views.openapi, name="openapi"),
    path("api/hsds/v3/services", views.diensten, name="diensten"),
    path("api/hsds/v3/services/<path:id>", views.dienst, name="dienst"),
    path("api/hsds/v3/organizations", views.organisaties, name="organisaties"),
    path("api/hsds/v3/organizations/<path:id>", views.organisatie, name="organisatie"),
    path("api/hsds/v3/service_at_locations", views.op_plekken, name="op_plekken"),
    path("api/hsds/v3/service_at_locations/<path:id>", views.op_plek, name="op_plek"),
    path("api/hsds/v3/taxonomies", views.indelingen, name="indelingen"),
    path("api/hsds/v3/taxonomies/<path:id>", views.indeling, name="indeling"),
    path("api/hsds/v3/taxonomy_terms", views.termen, name="termen"),
    path("api/hsds/v3/taxonomy_terms/<path:id>", views.term, name="term"),
    path("api/hsds/v3/<path:rest>", views.onbekend, name="onbekend"),
]
