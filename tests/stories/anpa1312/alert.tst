W1645north
b a BC-NO--APNewsAlert     02-20 0018
^BC-NO--APNewsAlert,12<
	   OSLO (NW) _ The minister resigns.

	   NW-WF-02-20-26 1509GMT<


