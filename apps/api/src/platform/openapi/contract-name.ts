/** Name of an exported type of the contracts on the wire. */
export type ContractName = string;
