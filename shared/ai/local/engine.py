"""The four readings by rule, as an engine. Each is imported when it is first asked for."""

from shared.ai.port import AchievementsFound, CategoryFound, ImpactsFound, SkillsFound, Source


class LocalEngine:
    """Reads an experience with the skills catalogue, the reader of quantities and patterns."""

    name = "local"

    def extract_skills(self, source: Source) -> SkillsFound:
        from shared.ai.local.skills import extract_skills

        return extract_skills(source)

    def quantify_impacts(self, source: Source) -> ImpactsFound:
        from shared.ai.local.impacts import quantify_impacts

        return quantify_impacts(source)

    def mine_achievements(self, source: Source) -> AchievementsFound:
        from shared.ai.local.achievements import mine_achievements

        return mine_achievements(source)

    def categorize(self, source: Source) -> CategoryFound:
        from shared.ai.local.category import categorize

        return categorize(source)
