/* Sleeps ten milliseconds at a time, and notes how late it wakes, in microseconds: `sleeper COUNT` ends with a line for each. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { PAUSE = 10000000, SECOND = 1000000000, MICRO = 1000 };

int main(int count, char **words)
{
	size_t most = count == 2 ? (size_t)atoi(words[1]) : 0;
	long *late = calloc(most, sizeof *late);
	struct timespec due, now;
	if (!late)
		return 1;
	clock_gettime(CLOCK_MONOTONIC, &due);
	for (size_t at = 0; at < most; at++) {
		due.tv_nsec += PAUSE;
		due.tv_sec += due.tv_nsec / SECOND;
		due.tv_nsec %= SECOND;
		clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &due, NULL);
		clock_gettime(CLOCK_MONOTONIC, &now);
		late[at] = ((now.tv_sec - due.tv_sec) * SECOND + now.tv_nsec - due.tv_nsec) / MICRO;
	}
	for (size_t at = 0; at < most; at++)
		printf("%ld\n", late[at]);
	return 0;
}
