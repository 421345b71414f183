"""What is said twice, in words and in data, is said alike: types of MS, limits, places, times."""
