/** The only two channels between the page and the main process. Kept apart from the contract so that the preload script stays small. */
export const callChannel = 'host.call';
export const eventChannel = 'host.event';
