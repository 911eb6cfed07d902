a0105KYODOkoko-
r i BC-JAPAN-CAFE   02-20 0030
^BC-JAPAN-CAFE,30<
^Café reopens<
	   TOKYO (Kyodo) _ The café reopens.


