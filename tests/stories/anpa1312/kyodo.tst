a0106KYODOkoko-
r i BC-FERRY-URGENT    02-20 0044
^URGENT: Ferry sails again in Norrvik<
	NORRVIK, Feb. 20 Kyodo - The ferry sails again.
	   NW-WF-02-20-26 1509GMT<



