W2612north
r v BC-NO--Advisory    02-20 0030
^BC-NO--Ferry, Advisory,30<
	EDITORS:
	Photos of the ferry will move at noon.
	The North Wire
	   NW-WF-02-20-26 1509GMT<



