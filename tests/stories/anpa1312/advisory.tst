W2711north
r f BC-NO--Plans   02-20 0040
^BC-NW News Digest, Advisory<
	   Stories for Monday.

	   NW-WF-02-20-26 1509GMT<


