W2702north
u f 
	   KILL.

	   NW-WF-02-20-26 1509GMT<


