W2701north
u f BC-NO--Harbor   02-20 0040
^BC-NO--Harbor Depth, Withhold<
	   Withhold the story.

	   NW-WF-02-20-26 1509GMT<


