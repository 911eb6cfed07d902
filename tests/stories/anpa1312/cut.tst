W2613north
r i BC-NO--Ferry-Fares     02-20 0120
^BC-NO--Ferry Fares,90<
^Fares stay<
	NORRVIK (NW) _ Fares stay as they ar



