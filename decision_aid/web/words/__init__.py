"""Values of closed vocabularies, answers, places and times in; words for readers out."""
