/** The prompt library, in a file that is only loaded to ask something. */
export { confirm, isCancel, multiselect, select } from '@clack/prompts';
