from django.apps import AppConfig


class HuisstijlConfig(AppConfig):
    name = "nabij.huisstijl"
    label = "huisstijl"
