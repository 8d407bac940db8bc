/**
 * A signature type of C2SP signed-note: how keys are told apart by their first bytes, and how a signature is checked. New ones
 * can be added without touching the rest; `standardAlgorithms` and the door `./sm` hold those of this package.
 */
export interface NoteAlgorithm {
  /** For people, such as `Ed25519`. */
  readonly name: string;
  /** The first bytes of the key material: the assigned type, or 0xff and a longer identifier. */
  readonly type: Uint8Array;
  readonly publicKeyBytes: number;
  /** Whether the signature begins with a time, as cosignatures of witnesses do. */
  readonly timestamped: boolean;
  /** `name` is that of the key. Must answer false, not throw, for any bytes that are no valid signature. */
  verify(
    key: { readonly name: string; readonly publicKey: Uint8Array },
    text: Uint8Array,
    signature: Uint8Array,
  ): boolean;
  /** Absent where signing needs more than the text, such as the time. */
  readonly signing?: {
    readonly privateKeyBytes: number;
    publicKeyOf(privateKey: Uint8Array): Uint8Array;
    sign(privateKey: Uint8Array, text: Uint8Array): Uint8Array;
  };
}
