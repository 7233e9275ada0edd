#!/usr/bin/python3
"""A small WebKitGTK browser that WebKitWebDriver controls.

WebKit's own MiniBrowser forgets everything when it is controlled; this one keeps its profile in a directory, so that
journeys can close it and start it again, and saves downloads without asking.

Arguments: the profile directory, the download directory.
"""

import os
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402

PROFILE = os.path.abspath(sys.argv[1])
DOWNLOADS = os.path.abspath(sys.argv[2])

manager = WebKit2.WebsiteDataManager(
    base_data_directory=os.path.join(PROFILE, "data"),
    base_cache_directory=os.path.join(PROFILE, "cache"),
)
context = WebKit2.WebContext.new_with_website_data_manager(manager)
context.set_automation_allowed(True)
windows = []


def make_view(_session=None):
    settings = WebKit2.Settings()
    settings.set_enable_write_console_messages_to_stdout(True)
    settings.set_enable_developer_extras(True)
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True, settings=settings)
    window = Gtk.Window()
    window.set_default_size(1280, 900)
    window.add(view)
    window.show_all()
    windows.append(window)
    view.connect("close", lambda _view: window.destroy())
    view.connect("permission-request", allow)
    return view


def allow(_view, request):
    request.allow()
    return True


def on_automation_started(_context, session):
    info = WebKit2.ApplicationInfo()
    info.set_name("Holdfast journeys")
    info.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
    session.set_application_info(info)
    session.connect("create-web-view", make_view)


def on_download_started(_context, download):
    def decide(_download, suggested):
        name = os.path.basename(suggested) or "download"
        path, number = os.path.join(DOWNLOADS, name), 1
        while os.path.exists(path) or os.path.exists(path + ".part"):
            number += 1
            path = os.path.join(DOWNLOADS, f"{number}-{name}")
        download.final = path
        download.set_destination("file://" + path + ".part")
        return True

    def finish(_download):
        if getattr(download, "final", None):
            os.rename(download.final + ".part", download.final)

    download.connect("decide-destination", decide)
    download.connect("finished", finish)


context.connect("automation-started", on_automation_started)
context.connect("download-started", on_download_started)
Gtk.main()
