// @ts-check
// From vega-datasets 3.2.1 (BSD-3-Clause), burtin.json: Will Burtin, 1951, by way of Protovis
// (BSD). The least concentration that stops a bacterium: penicillin, streptomycin, neomycin.

/**  */
export const bacteria = [
  ["Aerobacter aerogenes", 870, 1, 1.6],
  ["Bacillus anthracis", 0.001, 0.01, 0.007],
  ["Brucella abortus", 1, 2, 0.02],
  ["Diplococcus pneumoniae", 0.005, 11, 10],
  ["Escherichia coli", 100, 0.4, 0.1],
  ["Klebsiella pneumoniae", 850, 1.2, 1],
  ["Mycobacterium tuberculosis", 800, 5, 2],
  ["Proteus vulgaris", 3, 0.1, 0.1],
  ["Pseudomonas aeruginosa", 850, 2, 0.4],
  ["Salmonella (Eberthella) typhosa", 1, 0.4, 0.008],
  ["Salmonella schottmuelleri", 10, 0.8, 0.09],
  ["Staphylococcus albus", 0.007, 0.1, 0.001],
  ["Staphylococcus aureus", 0.03, 0.03, 0.001],
  ["Streptococcus fecalis", 1, 1, 0.1],
  ["Streptococcus hemolyticus", 0.001, 14, 10],
  ["Streptococcus viridans", 0.005, 10, 40],
];
