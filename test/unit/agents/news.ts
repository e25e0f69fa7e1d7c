/** Articles for the tests of tools. */
export const HARBOUR = ` Bridge opens date 2025-05-06 [Source: Harbour Post]

Mayor Ilse Brandt opened the bridge on Monday. “The new bridge will carry us for a hundred years,” Brandt said.

“I doubt that the bolts are safe,” engineer Tomas Reuter said. “I doubt it,” he said.
`;

export const VALLEY = ` Bridge closes date 2025-06-01 [Source: Valley Courier]

“The bolts were old, the bridge was new,” said Ilse Brandt, the mayor of Orrin.

Brandt had said in May: “The new bridge will carry us for two hundred years.”
`;

export const SPEECH = ` Speech of the mayor date 2025-05-05 [Source: City Hall]

Ilse Brandt: Friends, the new bridge will carry us for a hundred years.
`;

export const NEWS = { 'harbour.txt': HARBOUR, 'valley.txt': VALLEY };
export const WITH_RECORD = {
  ...NEWS,
  'speech.txt': SPEECH,
  'seed-annotator.yaml': 'format: seed-annotator/1\nrecords:\n  - source: City Hall\n',
};
