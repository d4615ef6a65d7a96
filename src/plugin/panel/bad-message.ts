// The failure for a request whose body is not what the contract says.
import { FailureError } from '../../contract/failure';

export function badMessage(): FailureError {
  return new FailureError('bad-message', 'The panel and the plugin do not understand each other. Close the plugin and open it again.');
}
