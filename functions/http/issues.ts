import type * as z from 'zod/mini';

/** What may be said of a fault without repeating what was sent. */
export function sayIssue(issue: z.core.$ZodIssue): string {
	switch (issue.code) {
		case 'invalid_value':
			return `must be one of ${issue.values.map(String).join(', ')}`;
		case 'invalid_type':
			return `must be ${issue.expected}`;
		case 'too_big':
			return `at most ${issue.maximum}`;
		case 'too_small':
			return `at least ${issue.minimum}`;
		case 'invalid_union':
			return 'unknown type';
		default:
			return issue.message === 'Invalid input' ? 'is not taken' : issue.message;
	}
}
