// @ts-check
// From vega-datasets 3.2.1 (BSD-3-Clause), iowa-electricity.csv: U.S. Energy Information
// Administration, public domain. Electricity made in Iowa, in GWh by year from 2001 on.

/** As epoch milliseconds. */
export const years = Array.from({ length: 17 }, (_, year) => Date.UTC(2001 + year, 0, 1));

/**  */
export const sources = {
  "Fossil Fuels": [
    35361, 35991, 36234, 36205, 36883, 37014, 41389, 42734, 38620, 42750, 39361, 37379, 34873, 35250,
    32319, 28437, 29329,
  ],
  "Nuclear Energy": [
    3853, 4574, 3988, 4929, 4538, 5095, 4519, 5282, 4679, 4451, 5215, 4347, 5321, 4152, 5243, 4703,
    5214,
  ],
  "Renewables": [
    1437, 1963, 1885, 2102, 2724, 3364, 3870, 5070, 8560, 10308, 11795, 14949, 16476, 17452, 19091,
    21241, 21933,
  ],
};
