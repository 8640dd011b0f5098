// What script adds to the pages, all of which work without it.
import { live } from './live.js';
import { slide } from './slide.js';

live();
slide();
