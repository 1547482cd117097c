/** What a chart asks of the page around it, invented. */
export const MODEL = {
  run: {
    theCase: {
      sites: [
        { id: 'kestrel', name: 'Kestrel depot' },
        { id: 'saltmarsh', name: 'Saltmarsh harbour' },
      ],
    },
  },
};
