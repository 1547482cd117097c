/** What stands after the `#` where the sign-in of the organisation came to nothing. */
export const ORGANISATION_FAILED = '#organisation-failed';
