"""HTTP of the skills domain."""

from fastapi import APIRouter

from functions.skills.routes import endorsements, invited, progression, skills

router = APIRouter()
for part in (endorsements, progression, skills, invited):
    router.include_router(part.router)
