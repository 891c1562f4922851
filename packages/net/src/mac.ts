declare const text: unique symbol;

/** Six octets as `00:00:5e:00:01:33`, lower case, branded like the addresses. */
export type MacAddress = string & { readonly [text]: 'MAC' };
