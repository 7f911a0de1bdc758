"""How Chinese ties figures together: what several rules need to recognise their relations."""
