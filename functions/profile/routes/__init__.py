"""HTTP of the profile domain."""

from fastapi import APIRouter

from functions.profile.routes import collections, photo, profile, projects

router = APIRouter()
for part in (profile, photo, projects, collections):
    router.include_router(part.router)
