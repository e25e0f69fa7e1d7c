/** The door of the API for other extensions. */
export { API_VERSION, createExports } from './api';
