W2608north
r i BC-NO--Ferry-Sails       1stAdd   02-20 0120
^BC-NO--Ferry Sails, 1st Add,60<
^NORRVIK: buy a second ferry.<
	The company will buy a second ferry in the summer.
	``We have saved for it,'' Jo Hill said.
	   NW-WF-02-20-26 1509GMT<



