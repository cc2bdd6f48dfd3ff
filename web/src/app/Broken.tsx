import { Component, type ReactNode } from "react";
import { Button } from "../shared/ui/Button";
import { Notice } from "../shared/ui/Notice";

interface Props {
  /** Another page gets another try. */
  path: string;
  children: ReactNode;
}

/** A page that could not be opened, or broke: the rest of the app stays, and says so. */
export class Broken extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidUpdate({ path }: Props) {
    if (this.state.broken && path !== this.props.path) this.setState({ broken: false });
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    const again = () => window.location.reload();
    return (
      <div className="max-w-xl py-16">
        <Notice
          tone="danger"
          title="This page could not be opened."
          actions={
            <Button look="outline" onClick={again}>
              Load it again
            </Button>
          }
        >
          The connection may have been lost, or Pathfinder was renewed meanwhile. Nothing you saved
          is lost.
        </Notice>
      </div>
    );
  }
}
